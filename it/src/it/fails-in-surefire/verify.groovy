String log = new File(basedir, 'build.log').text
def says = { String words -> if (!log.contains(words)) throw new AssertionError((Object) "The log lacks: $words") }

String start = '[forkpair] 1 of 2 pairs failed. One page shows them: '
String line = log.readLines().find { it.contains(start) }
assert line =~ /: mvn (-g?s \S+ )*forkpair:report( -Dmaven.repo.local=\S+)?$/ : line
assert log.indexOf(line) == log.lastIndexOf(line)
// It comes after all that a test prints, and before Surefire counts.
assert log.indexOf(line) > log.indexOf('expected: <42> but was: <13>')
assert log.indexOf(line) < log.indexOf('Results:')

// The command does what the line says.
File page = new File(basedir, 'target/forkpair/report.html')
says "Forkpair: the report is $page"
assert page.text.contains('1 of 2 pairs failed.')
assert page.text.contains('<h2>CalculatorTest.trusts</h2>')
assert new File(basedir, 'target/forkpair/com.acme.CalculatorTest/trusts/pair.json').file
return true
