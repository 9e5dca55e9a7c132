String log = new File(basedir, 'build.log').text
def says = { String text, String words -> if (!text.contains(words)) throw new AssertionError((Object) "Missing: $words in $text") }

says log, 'Forkpair: 1 pair, 1 child, 0 failed'
File evidence = new File(basedir, 'target/forkpair/com.acme.SameJvmTest/hasWhatTheBuildAndATestHaveGiven')
String leftOut = new File(evidence, 'child-1.left-out').text
says leftOut, '-Xmx200m (the size: '
says leftOut, '-agentlib:jdwp=transport=dt_socket,server=y,suspend=n,quiet=y,address=127.0.0.1:0 (the debugger: '
says leftOut, "-Xlog:gc*:file=$basedir/target/gc.log, now -Xlog:gc*:file=$evidence/child-1.gc.log (a file that a JVM writes: "
assert leftOut.readLines().size() == 3 : leftOut
assert new File(evidence, 'child-1.gc.log').length() > 0 : 'The child wrote no log of its own.'
assert new File(basedir, 'target/gc.log').text.contains('gc') : 'The log of the test JVM is not whole.'
// The temporary directory is the build's, so that nothing of it is removed.
String[] temporary = new File(basedir, 'target/tmp').list()
assert temporary.any { it.startsWith('of-the-child') } : temporary as List
