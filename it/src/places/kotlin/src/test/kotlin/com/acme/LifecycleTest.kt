package com.acme

import io.github.forkpair.Peer
import io.github.forkpair.Side
import io.github.forkpair.junit.ChildSide
import io.github.forkpair.junit.Lifecycle
import io.github.forkpair.junit.ParentSide
import io.github.forkpair.junit.ParentSideTemplate
import org.junit.jupiter.api.BeforeEach
import org.junit.jupiter.api.Nested
import org.junit.jupiter.api.TestInfo
import org.junit.jupiter.api.io.TempDir
import org.junit.jupiter.params.ParameterizedTest
import org.junit.jupiter.params.provider.ValueSource
import java.nio.file.Files
import java.nio.file.Path

class LifecycleTest(private val test: TestInfo) {

    @TempDir
    lateinit var dir: Path

    private lateinit var where: Side

    @BeforeEach
    fun open(side: Side) {
        where = side
        Files.writeString(dir.resolve("side"), side.name)
    }

    @ParameterizedTest
    @ParentSideTemplate("each")
    @ValueSource(strings = ["a", "b"])
    fun `hears from the child`(name: String, child: Peer) = child.expect("$name CHILD CHILD")

    @ChildSide(value = "each", lifecycle = Lifecycle.JUPITER)
    fun `tells where it is`(name: String, parent: Peer) =
        parent.send("$name $where ${Files.readString(dir.resolve("side"))}")

    @Nested
    inner class Inner {

        @ParentSide
        fun hears(child: Peer) = child.expect("tells(Peer, TestInfo)")

        @ChildSide(lifecycle = Lifecycle.JUPITER)
        fun tells(parent: Peer, own: TestInfo) {
            check(Files.exists(dir.resolve("side")))
            check(test.testMethod.get() == own.testMethod.get())
            parent.send(own.displayName)
        }
    }
}
