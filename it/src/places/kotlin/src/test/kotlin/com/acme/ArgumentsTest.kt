package com.acme

import io.github.forkpair.Peer
import io.github.forkpair.junit.ChildJvm
import io.github.forkpair.junit.ChildSide
import io.github.forkpair.junit.ParentSide
import io.github.forkpair.junit.ParentSideTemplate
import org.junit.jupiter.params.ParameterizedTest
import org.junit.jupiter.params.provider.CsvSource
import org.junit.jupiter.params.provider.MethodSource

data class Order(val name: String, val items: List<Int>, val note: String?) : java.io.Serializable

class ArgumentsTest {

    @ParameterizedTest
    @ParentSideTemplate("orders")
    @MethodSource("orders")
    fun `an order arrives as it is`(order: Order, child: Peer) = child.expect(order)

    @ChildSide("orders")
    fun `the child has it`(order: Order, parent: Peer) = parent.send(order)

    @ParameterizedTest
    @ParentSideTemplate("rows")
    @CsvSource("1, a", "2,")
    fun rows(number: Int, text: String?, child: Peer) = child.expect("$number $text")

    @ChildSide("rows")
    internal fun rowsOfChild(parent: Peer, number: Int, text: String?) = parent.send("$number $text")

    companion object {
        @JvmStatic
        fun orders() = listOf(Order("a", listOf(1, 2), null), Order("b", emptyList(), "n"))
    }
}

@ChildJvm(systemProperties = ["acme.kind=object"])
object SingletonTest {

    private val kind = System.getProperty("acme.kind")

    @ParentSide
    fun hears(child: Peer) = child.expect("object")

    @ChildSide
    fun tells(parent: Peer) = parent.send(kind)
}
