String log = new File(basedir, 'build.log').text
def says = { String words -> if (!log.contains(words)) throw new AssertionError((Object) "The log lacks: $words") }

says "the pair's deadline of 8 s"

// Where both sides were waiting.
says 'com.acme.SleeperTest.waits(SleeperTest.java:12)'
says 'com.acme.SleeperTest.sleepsForEver(SleeperTest.java:17)'
String evidence = 'target/forkpair/com.acme.SleeperTest/waits'
says evidence
assert new File(basedir, "$evidence/parent.threads").text.contains('SleeperTest.waits')
assert new File(basedir, "$evidence/child-1.threads").text.contains('SleeperTest.sleepsForEver')

def child = log =~ /@ChildSide SleeperTest\.sleepsForEver in child (\d+)/
assert child.find() : 'The log does not say which child it was.'
assert ProcessHandle.of(child.group(1) as long).empty : 'The child is still there.'

// The test JVM wrote its records to a file that has its pid in front.
String testJvm = new File(basedir, 'target/forkpair/pairs').list().find { it.endsWith('.tsv') }.takeWhile { it != '-' }
assert child.group(1) != testJvm : 'The child side ran in the test JVM.'
