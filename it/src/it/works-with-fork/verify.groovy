String log = new File(basedir, 'build.log').text
def says = { String words -> if (!log.contains(words)) throw new AssertionError((Object) "The log lacks: $words") }

says 'forked with Copy in default-test'
says 'forked with PS '
says 'forked with G1 Young Generation in g1'
says 'in failsafe'
assert !log.contains('in zgc') : 'A JVM with ZGC cannot be forked.'
says 'could not be forked, since the collector is ZGC'
says 'Forkpair: 5 pairs, 4 children, 0 failed, 1 skipped'
