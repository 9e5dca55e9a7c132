String log = new File(basedir, 'build.log').text
def says = { String words -> if (!log.contains(words)) throw new AssertionError((Object) "The log lacks: $words") }

assert log =~ /node \d led, then node \d/
says 'Forkpair: 1 pair, 4 children, 0 failed'
