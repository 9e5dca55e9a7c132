package com.acme

import io.github.forkpair.ChildProcess
import io.github.forkpair.Peer
import io.github.forkpair.junit.ChildSide
import io.github.forkpair.junit.ParentSide
import io.github.forkpair.junit.ParentSideTemplate
import io.github.forkpair.junit.SharedDir
import java.nio.channels.FileChannel
import java.nio.file.Path
import java.nio.file.StandardOpenOption.CREATE
import java.nio.file.StandardOpenOption.WRITE
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Nested
import org.junit.jupiter.api.RepeatedTest

class LockTest {

    data class Answer(val pid: Long, val acquired: Boolean) : java.io.Serializable

    @ParentSide("lock")
    fun `a lock that the parent holds (exclusively) is refused`(
        child: Peer, process: ChildProcess, @SharedDir dir: Path
    ) {
        FileChannel.open(dir.resolve("lock"), CREATE, WRITE).use { file ->
            file.lock().use {
                child.send("locked")
                val answer = child.receive(Answer::class.java)
                assertEquals(Answer(process.pid(), acquired = false), answer)
                println("parent ${ProcessHandle.current().pid()}, child ${answer.pid}")
            }
        }
    }

    @ChildSide("lock")
    fun `the child (in another process) asks for it # once`(parent: Peer, @SharedDir dir: Path) {
        parent.expect("locked")
        FileChannel.open(dir.resolve("lock"), WRITE).use { file ->
            val lock = file.tryLock()
            parent.send(Answer(ProcessHandle.current().pid(), acquired = lock != null))
        }
    }

    @Nested
    inner class Repeated {

        @RepeatedTest(2)
        @ParentSideTemplate
        fun asks(child: Peer) = child.expect(listOf("one", "two"))

        @ChildSide
        internal fun answers(parent: Peer) = parent.send(ArrayList(listOf("one", "two")))
    }
}
