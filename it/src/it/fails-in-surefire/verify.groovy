String log = new File(basedir, 'build.log').text
def says = { String words -> if (!log.contains(words)) throw new AssertionError((Object) "The log lacks: $words") }

String start = '[forkpair] 1 of 2 pairs failed. One page shows them: '
String line = log.readLines().find { it.contains(start) }
assert line =~ /: mvn (-g?s \S+ )*forkpair:report( -Dmaven.repo.local=\S+)?$/ : line
assert log.indexOf(line) == log.lastIndexOf(line)
// It comes after all that a test prints. What Surefire says of the tests goes to the other stream of
// Maven's, and this log joins the two in no certain order.
assert log.indexOf(line) > log.indexOf('The last words of the last test.')

// The command does what the line says.
File page = new File(basedir, 'target/forkpair/report.html')
says "Forkpair: the report is $page"
assert page.text.contains('1 of 2 pairs failed.')
assert page.text.contains('<h2>CalculatorTest.trusts</h2>')
assert new File(basedir, 'target/forkpair/com.acme.CalculatorTest/trusts/pair.json').file
return true
