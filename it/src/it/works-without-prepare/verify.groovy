String log = new File(basedir, 'build.log').text
def says = { String words -> if (!log.contains(words)) throw new AssertionError((Object) "The log lacks: $words") }

says 'Forkpair: 1 pair, 1 child, 0 failed'
says 'forkpair:prepare did not run in this build, so that the test JVMs had no flags and settings from forkpair-maven-plugin. Write <goal>prepare</goal> beside <goal>verify</goal>.'
says 'target/forkpair are also pairs of an earlier build, which do not count: 1.'
