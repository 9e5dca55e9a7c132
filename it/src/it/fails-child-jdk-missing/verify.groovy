String log = new File(basedir, 'build.log').text
def says = { String words -> if (!log.contains(words)) throw new AssertionError((Object) "The log lacks: $words") }

says ':prepare (default) on project fails-child-jdk-missing: childJdk is "16", but no toolchain of type jdk has such a version. There are:'
says '17.0.1, '
assert !log.contains('Running com.acme.GreetingTest') : 'A test ran.'
