String log = new File(basedir, 'build.log').text
def says = { String words -> if (!log.contains(words)) throw new AssertionError((Object) "The log lacks: $words") }

String where = /Where\[pid=(\d+), java=(\d+)\]/
def pairs = (log =~ "parent $where, child $where").collect { it[1..4] }
String here = Runtime.version().feature()
assert pairs.collect { [it[1], it[3]] } == [['25', here], [here, '25']] : "Not on the JDKs that were asked for: $pairs"
pairs.each { assert it[0] != it[2] : 'Both sides ran in one process.' }
says 'Forkpair: 2 pairs, 2 children, 0 failed'
