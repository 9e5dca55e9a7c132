String log = new File(basedir, 'build.log').text
def says = { String words -> if (!log.contains(words)) throw new AssertionError((Object) "The log lacks: $words") }

says 'maven-surefire-plugin (default-test) drops what forkpair:prepare gives the test JVM'
says 'Maven replaces ${argLine} as it reads the POM, when the flags are not there yet; Surefire and Failsafe replace @{argLine} as they start the test JVM. Write:'
says '  <argLine>@{argLine} -ea</argLine>'
says 'Forkpair: 1 pair, 1 child, 0 failed'
