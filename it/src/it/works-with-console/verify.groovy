String log = new File(basedir, 'build.log').text

String where = /Where\[place=(\S+), pid=(\d+), java=\d+\]/
def pairs = (log =~ "parent $where, child $where").collect { found ->
    assert found[1] == found[3] : "The child lacks a system property: ${found[0]}"
    assert found[2] != found[4] : "Both sides ran in one process: ${found[0]}"
    found[1]
}
assert pairs == ['class-path', 'launchers-loader'] : "Not every place ran: $pairs"
assert (log =~ /1 tests successful/).size() == 1
assert (log =~ /3 tests successful/).size() == 1 // with a pair whose child is a fork, and one whose child is a test
assert (log =~ /0 tests failed/).size() == 2
