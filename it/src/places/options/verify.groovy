// The log of all invocations, cut where each begins.
def logs = new File(basedir, 'build.log').text.split(/(?m)^.*Scanning for projects.*$/).drop(1)
assert logs.length == 3 : 'There were not three invocations.'
def says = { int invocation, String words ->
    if (!logs[invocation - 1].contains(words)) throw new AssertionError((Object) "Log $invocation lacks: $words")
}
def pairs = { int invocation ->
    String where = /Where\[pid=(\d+), test=(\S+)\]/
    (logs[invocation - 1] =~ "parent $where, child $where").collect { found ->
        assert found[1] != found[3] : 'Both sides ran in one process.'
        [found[2], found[4]]
    }
}

assert pairs(1) == [['all', 'all']]
says 1, 'Tests run: 2, Failures: 0, Errors: 0, Skipped: 0, Flakes: 1'
says 1, 'the first time always fails'
says 1, 'Forkpair: 2 pairs, 2 children, 0 failed, 1 flaky'
says 1, 'BUILD SUCCESS'

String named = 'WhereTest#hears'
assert pairs(2) == [[named, named]] : 'The method that was named did not run.'
says 2, 'Tests run: 1, Failures: 0'
says 2, 'Forkpair: 1 pair, 1 child, 0 failed'

says 3, 'expected: <42> but was: <54>'
says 3, 'thrown by  @ChildSide BrokenTest.computes, in child '
def stack = logs[2].readLines().findAll { it.startsWith('\tat ') }.unique()
assert stack == ['\tat com.acme.BrokenTest.computes(BrokenTest.java:19)'] : "Not the author's one line: $stack"
