String log = new File(basedir, 'build.log').text
def says = { String words -> if (!log.contains(words)) throw new AssertionError((Object) "The log lacks: $words") }

def told = log =~ /\[forkpair] SlowTest\.waits has run for 10 s: the parent side is in Peer\.expect \(SlowTest\.java:11\), child \d+ is in Thread\.sleep \(SlowTest\.java:17\), last output "warming up"/
assert told.find() : 'The log does not tell what the pair is doing.'
assert log.count(' has run for ') == 1
says 'Forkpair: 1 pair, 1 child, 0 failed'
