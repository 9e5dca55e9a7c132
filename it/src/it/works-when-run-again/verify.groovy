String log = new File(basedir, 'build.log').text
def says = { String words -> if (!log.contains(words)) throw new AssertionError((Object) "The log lacks: $words") }

says 'Flakes: 2'
// One pair and three repetitions of another; two of them twice.
says 'Forkpair: 4 pairs, 4 children, 0 failed, 2 flaky'
