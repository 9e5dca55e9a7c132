String log = new File(basedir, 'build.log').text
def says = { String words -> if (!log.contains(words)) throw new AssertionError((Object) "The log lacks: $words") }

def leaders = log =~ /node (\d) led, then node (\d)/
assert leaders.find() : 'Nobody said who the two leaders were.'
assert leaders.group(1) != leaders.group(2)
says 'Forkpair: 1 pair, 4 children, 0 failed'
