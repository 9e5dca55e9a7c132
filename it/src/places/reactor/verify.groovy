String log = new File(basedir, 'build.log').text
def says = { String words -> if (!log.contains(words)) throw new AssertionError((Object) "The log lacks: $words") }

says 'with a thread count of 2'
String where = /Where\[pid=(\d+), module=(\w+)\]/
def pairs = (log =~ "parent $where, child $where").collect { it[1..4] }
assert pairs*.get(1).sort() == ['one', 'two'] : "Not each module ran its pair: $pairs"
pairs.each { pair ->
    assert pair[0] != pair[2] : 'Both sides ran in one process.'
    assert pair[1] == pair[3] : 'The child ran in another directory.'
}
assert pairs*.get(0).unique().size() == 2 : 'Both modules shared a test JVM.'
assert (log =~ /Forkpair: 1 pair, 1 child, 0 failed/).size() == 2
['one', 'two'].each { module ->
    assert new File(basedir, "$module/target/forkpair/pairs").list().count { it.endsWith('.tsv') } == 1 : "Module $module has not its own evidence."
}
// Maven lists the plugins that may not run on several threads.
assert !log.contains('not marked as thread-safe') && !log.contains('not marked @threadSafe')
