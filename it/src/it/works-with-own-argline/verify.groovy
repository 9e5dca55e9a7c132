String log = new File(basedir, 'build.log').text
def says = { String words -> if (!log.contains(words)) throw new AssertionError((Object) "The log lacks: $words") }

says 'maven-surefire-plugin (default-test) drops what forkpair:prepare gives the test JVM'
says '  <argLine>@{argLine} -Dflags.own=mine -Dflags.expected=false</argLine>'
assert log.count('drops what forkpair:prepare gives') == 1
says 'Forkpair: 3 pairs, 3 children, 0 failed'
