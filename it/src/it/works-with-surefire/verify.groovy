String log = new File(basedir, 'build.log').text
def says = { String words -> if (!log.contains(words)) throw new AssertionError((Object) "The log lacks: $words") }

String where = /Where\[place=(\S+), pid=(\d+), java=(\d+), color=(.*), shape=(.*), path=(\d+)\]/
def pairs = (log =~ "parent $where, child $where").collect { found ->
    def (parent, child) = [found[1..6], found[7..12]]
    assert parent[1] != child[1] : "Both sides ran in one process: ${found[0]}"
    [0, 2, 3, 4].each { assert parent[it] == child[it] : "The sides differ: ${found[0]}" }
    // Surefire sets variables where it starts a JVM, and only there.
    String shape = parent[0] == 'in-maven' ? 'null' : 'a round one'
    assert parent[3..4] == ['sky blue', shape] : "A side was not given what the build says: ${found[0]}"
    // Each place is what it claims to be. Without a manifest the test JVM's class path has other jars too.
    def withOthers = ['plain-class-path', 'no-system-class-loader', 'in-maven']
    assert (parent[5] != child[5]) == (parent[0] in withOthers) : found[0]
    assert ((child[5] as int) > 128 * 1024) == (child[0] == 'long-class-path') : found[0]
    [place: parent[0], testJvm: parent[1]]
}

def places = pairs.countBy { it.place }
def expected = [
    'default-test': 2, forks: 2, 'plain-class-path': 2, 'no-system-class-loader': 2, 'in-maven': 2, 'long-class-path': 2,
    failsafe: 1
]
assert places == expected : "Not every place ran: $places"
def testJvms = { String place -> pairs.findAll { it.place == place }*.testJvm.unique().size() }
assert testJvms('default-test') == 1
assert testJvms('forks') == 2 : 'Surefire did not fork twice.'
says 'Forkpair: 13 pairs, 13 children, 0 failed'
