// The log of both invocations, cut where each begins.
def logs = new File(basedir, 'build.log').text.split(/(?m)^.*Scanning for projects.*$/).drop(1)
assert logs.length == 2 : 'There were not two invocations.'
def (given, skipped) = logs as List
def says = { String log, String words -> if (!log.contains(words)) throw new AssertionError((Object) "The log lacks: $words") }
// Each run of Surefire has such a line for its one class.
def runs = logs.collect { it.count('Tests run: 1, Failures: 0, Errors: 0, Skipped: 0, Time elapsed: ') }
assert runs == [3, 3] : 'Not every argLine was one.'

says given, 'maven-surefire-plugin (default-test) drops what forkpair:prepare gives the test JVM'
says given, '  <argLine>@{argLine} -Dflags.own=mine -Dflags.expected=false</argLine>'
int warnings = given.count('drops what forkpair:prepare gives')
assert warnings == 1
says given, 'Forkpair: 3 pairs, 3 children, 0 failed'

if (skipped.contains('Forkpair: ')) throw new AssertionError((Object) 'Nothing was skipped.')
says skipped, 'BUILD SUCCESS'
