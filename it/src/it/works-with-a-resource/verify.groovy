String log = new File(basedir, 'build.log').text
def says = { String words -> if (!log.contains(words)) throw new AssertionError((Object) "The log lacks: $words") }

says 'Forkpair: 1 pair, 2 children, 0 failed'
assert (log =~ /server started/).size() == 1 : 'Not one server was started.'
assert (log =~ /server stopped/).size() == 1
