String log = new File(basedir, 'build.log').text
def says = { String words -> if (!log.contains(words)) throw new AssertionError((Object) "The log lacks: $words") }

// Surefire let it pass.
says 'There are test failures.'
says 'Forkpair: 2 pairs, 2 children, 1 failed'
says ':verify (default) on project fails-in-verify: 1 of 2 pairs failed:'
says 'CalculatorTest.trusts: org.opentest4j.AssertionFailedError: expected: <42> but was: <13>'

// The report can be had all the same, by its prefix alone.
String page = new File(basedir, 'target/forkpair/report.html').text
assert page.contains('1 of 2 pairs failed.')
assert page.contains('<h2>CalculatorTest.trusts</h2>')
