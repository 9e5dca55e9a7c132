String log = new File(basedir, 'build.log').text
def says = { String words -> if (!log.contains(words)) throw new AssertionError((Object) "The log lacks: $words") }

def met = (log =~ /(\w+): (\w+) \d of process (\d+) with child (\d+) met (\w+), (\d) live/).collect {
    [place: it[1], here: it[2], testJvm: it[3], child: it[4], there: it[5], live: it[6] as int]
}
assert met.countBy { it.place } == [methods: 8, classes: 8]
assert met*.child.unique().size() == 16 : 'Not every pair had a child of its own.'
assert !met*.child.any { met*.testJvm.contains(it) }

// Each met one that ran at the same time: of its own class, and of the other.
met.each { assert it.place == 'methods' ? it.here == it.there : it.here != it.there : "$it met the wrong one." }
// Jupiter has 8 threads; two children are allowed.
assert met*.live.max() == 2 : "There were ${met*.live.max()} children at once."
says 'Forkpair: 16 pairs, 16 children, 0 failed'
