String log = new File(basedir, 'build.log').text
def says = { String words -> if (!log.contains(words)) throw new AssertionError((Object) "The log lacks: $words") }

def pids = log =~ /parent (\d+), child (\d+)/
assert pids.find() : 'Nobody said who the two processes are.'
assert pids.group(1) != pids.group(2) : 'Both sides ran in one process.'
says 'Forkpair: 11 pairs, 11 children, 0 failed'
