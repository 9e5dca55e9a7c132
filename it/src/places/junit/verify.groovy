// The log of all invocations, cut where each begins.
def logs = new File(basedir, 'build.log').text.split(/(?m)^.*Scanning for projects.*$/).drop(1)
assert logs.length == 2 : 'There were not two invocations.'

for (invocation in 0..1) {
    String log = logs[invocation]
    String version = ['5.13.0', '6.1.3'][invocation]
    def says = { String words ->
        if (!log.contains(words)) throw new AssertionError((Object) "The log of JUnit $version lacks: $words")
    }
    def pair = log =~ /JUnit (\S+): parent (\d+), child (\d+)/
    assert pair.find() : "Nobody said who the two processes are, with JUnit $version."
    assert pair.group(1) == version
    assert pair.group(2) != pair.group(3) : 'Both sides ran in one process.'
    says 'Tests run: 16, Failures: 1, Errors: 1, Skipped: 1'
    says "Neither side had ended at the pair's deadline of 2 s, from @Timeout(2) on OverdueTest.waits."
    says '@ChildSide ForgottenTest.isForgotten has no @ParentSide to pair with'
    says 'Forkpair: 16 pairs, 15 children, 2 failed'
}
