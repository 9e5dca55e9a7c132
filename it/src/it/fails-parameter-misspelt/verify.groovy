String log = new File(basedir, 'build.log').text
def says = { String words -> if (!log.contains(words)) throw new AssertionError((Object) "The log lacks: $words") }

says ':prepare (default) on project fails-parameter-misspelt: forkpair-maven-plugin has no parameter <failIfNoPair>; did you mean <failIfNoPairs>? Its parameters are attachments, childArgs, '
assert !log.contains('Running com.acme.GreetingTest') : 'A test ran.'
