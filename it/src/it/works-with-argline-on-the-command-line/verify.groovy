String log = new File(basedir, 'build.log').text
def says = { String words -> if (!log.contains(words)) throw new AssertionError((Object) "The log lacks: $words") }

// The log has both runs.
says '-DargLine wins over the property of that name. Write:'
says '  -DargLine="@{argLine} -Dflags.expected=false"'
assert log.count('drops what forkpair:prepare gives') == 1
assert log.count('Forkpair: 1 pair, 1 child, 0 failed') == 2
