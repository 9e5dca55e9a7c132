// The log of all invocations, cut where each begins.
def logs = new File(basedir, 'build.log').text.split(/(?m)^.*Scanning for projects.*$/).drop(1)
assert logs.length == 3 : 'There were not three invocations.'
def says = { int invocation, String words ->
    if (!logs[invocation - 1].contains(words)) throw new AssertionError((Object) "Log $invocation lacks: $words")
}
def pairs = { int invocation ->
    String where = /Where\[pid=(\d+), pair=(\S+), test=(\S+), offline=(\S+)\]/
    (logs[invocation - 1] =~ "parent $where, child $where").collect { found ->
        def (parent, child) = [found[1..4], found[5..8]]
        assert parent[0] != child[0] : 'Both sides ran in one process.'
        assert parent.drop(1) == child.drop(1) : "The sides differ: ${found[0]}"
        [pair: parent[1], test: parent[2], offline: parent[3]]
    }
}

def all = pairs(1)
assert all*.pair.sort() == ['first', 'second']
assert all*.test == ['all', 'all']
says 1, 'Tests run: 3, Failures: 0, Errors: 0, Skipped: 0, Flakes: 1'
says 1, 'the first time always fails'
says 1, 'Forkpair: 3 pairs, 3 children, 0 failed, 1 flaky'
says 1, 'BUILD SUCCESS'

def named = pairs(2)
assert named == [[pair: 'first', test: 'WhereTest#hears', offline: 'offline-true']] : 'Not the method that was named, or not offline.'
says 2, 'Tests run: 1, Failures: 0'
says 2, 'Forkpair: 1 pair, 1 child, 0 failed'

says 3, 'expected: <42> but was: <54>'
says 3, 'thrown by  @ChildSide BrokenTest.computes, in child '
def stack = logs[2].readLines().findAll { it.startsWith('\tat ') }.unique()
assert stack == ['\tat com.acme.BrokenTest.computes(BrokenTest.java:19)'] : "Not the author's one line: $stack"
