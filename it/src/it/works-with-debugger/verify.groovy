String log = new File(basedir, 'build.log').text
def says = { String words -> if (!log.contains(words)) throw new AssertionError((Object) "The log lacks: $words") }

says 'Tests run: 1, Failures: 0, Errors: 0, Skipped: 0'
says 'Forkpair: 1 pair, 1 child, 0 failed'
