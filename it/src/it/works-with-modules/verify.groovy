String log = new File(basedir, 'build.log').text
def says = { String words -> if (!log.contains(words)) throw new AssertionError((Object) "The log lacks: $words") }

String where = /Where\[pid=(\d+), module=(\S+), testsModule=(\S+)\]/
def found = log =~ "parent $where, child $where"
assert found.find() : 'Nobody said where the two sides are.'
assert found.group(1) != found.group(4) : 'Both sides ran in one process.'
[2, 3, 5, 6].each { assert found.group(it) == 'com.acme.ledger' : "Not in the module: ${found.group()}" }
says 'Forkpair: 2 pairs, 2 children, 0 failed'
