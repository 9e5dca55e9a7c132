String log = new File(basedir, 'build.log').text
def says = { String words -> if (!log.contains(words)) throw new AssertionError((Object) "The log lacks: $words") }

says 'Forkpair: 2 pairs, 2 children, 0 failed'
assert (log =~ /ledger of (\d+) is open/).collect { it[1] }.unique().size() == 3 : 'Not each process had a context.'
