String log = new File(basedir, 'build.log').text
def says = { String words -> if (!log.contains(words)) throw new AssertionError((Object) "The log lacks: $words") }

says 'Tests run: 3, Failures: 0, Errors: 0, Skipped: 0'
says 'Tests run: 1, Failures: 0, Errors: 0, Skipped: 0'
says 'Forkpair: 2 pairs, 2 children, 0 failed'
