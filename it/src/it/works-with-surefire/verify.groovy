String log = new File(basedir, 'build.log').text
def says = { String words -> if (!log.contains(words)) throw new AssertionError((Object) "The log lacks: $words") }

// The log names what ran; a POM only says what was asked for.
def versions = { String plugin, String goal -> (log =~ /(?m)--- (?:maven-)?$plugin(?:-plugin)?:(\S+):$goal \(/).collect { it[1] } }
assert versions('surefire', 'test') == [surefireVersion] * 6 : "Not Surefire $surefireVersion: ${versions('surefire', 'test')}"
assert versions('failsafe', 'integration-test') == [surefireVersion] : "Not Failsafe $surefireVersion."

def release = new Properties()
new File(javaHome, 'release').withInputStream { release.load(it) }
String jdk = Runtime.Version.parse(release.JAVA_VERSION.replace('"', '')).feature()

String where = /Where\[place=(\S+), pid=(\d+), java=(\d+), color=(.*), shape=(.*), path=(\d+), fork=(\S+)\]/
def pairs = (log =~ "parent $where, child $where").collect { found ->
    def (parent, child) = [found[1..7], found[8..14]]
    assert parent[1] != child[1] : "Both sides ran in one process: ${found[0]}"
    [0, 2, 3, 4, 6].each { assert parent[it] == child[it] : "The sides differ: ${found[0]}" }
    assert parent[2] == jdk : "Not on the JDK $jdk in $javaHome: ${found[0]}"
    // Surefire sets variables where it starts a JVM, and only there.
    String shape = parent[0] == 'in-maven' ? 'null' : 'a round one'
    assert parent[3..4] == ['sky blue', shape] : "A side was not given what the build says: ${found[0]}"
    // Each place is what it claims to be. Without a manifest the test JVM's class path has other jars too.
    def withOthers = ['plain-class-path', 'no-system-class-loader', 'in-maven']
    assert (parent[5] != child[5]) == (parent[0] in withOthers) : found[0]
    assert ((child[5] as int) > 128 * 1024) == (child[0] == 'long-class-path') : found[0]
    [place: parent[0], testJvm: parent[1], fork: parent[6]]
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
assert pairs.findAll { it.place == 'forks' }*.fork.sort() == ['fork-1', 'fork-2'] : 'Surefire did not have two test JVMs at once.'
says 'Forkpair: 26 pairs, 26 children, 0 failed'
