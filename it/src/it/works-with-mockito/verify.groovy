String log = new File(basedir, 'build.log').text
def says = { String words -> if (!log.contains(words)) throw new AssertionError((Object) "The log lacks: $words") }

says 'Forkpair: 2 pairs, 2 children, 1 failed'
// Strict stubs are checked after each test, in the child as well.
says 'UnnecessaryStubbingException'
says 'Extension MockitoExtension.afterEach failed in child '
