String log = new File(basedir, 'build.log').text
def says = { String words -> if (!log.contains(words)) throw new AssertionError((Object) "The log lacks: $words") }

String where = /Where\[pid=(\d+), maven=(\S+)\]/
def pairs = (log =~ "parent $where, child $where").collect { it[1..4] }
assert pairs.size() == 2 : 'Surefire and Failsafe did not both run the pair.'
pairs.each { pair ->
    assert pair[0] != pair[2] : 'Both sides ran in one process.'
    assert [pair[1], pair[3]] == [mavenVersion, mavenVersion] : "It was another Maven: $pair"
}
says 'Forkpair: 2 pairs, 2 children, 0 failed'
