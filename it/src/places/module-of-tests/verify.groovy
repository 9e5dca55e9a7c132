String log = new File(basedir, 'build.log').text
def says = { String words -> if (!log.contains(words)) throw new AssertionError((Object) "The log lacks: $words") }

String where = /Where\[pid=(\d+), ledger=(\S+), tests=(\S+), forkpair=(\S+)\]/
def found = log =~ "parent $where, child $where"
assert found.find() : 'Nobody said where the two sides are.'
def (parent, child) = [found[0][1..4], found[0][5..8]]
assert parent[0] != child[0] : 'Both sides ran in one process.'
[parent, child].each {
    assert it[1..3] == ['com.acme.ledger', 'com.acme.ledger.tests', 'io.github.forkpair'] : "Not modules: $it"
}
says 'Forkpair: 4 pairs, 4 children, 0 failed'
