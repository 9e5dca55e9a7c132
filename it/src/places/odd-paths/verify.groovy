String log = new File(basedir, 'build.log').text
def says = { String words -> if (!log.contains(words)) throw new AssertionError((Object) "The log lacks: $words") }

def pids = log =~ /parent (\d+), child (\d+)/
assert pids.find() : 'Nobody said who the two processes are.'
assert pids.group(1) != pids.group(2) : 'Both sides ran in one process.'
// The plugin found the records there too.
says 'Forkpair: 1 pair, 1 child, 0 failed'

// This JVM may not know such names, so others look.
def heard = { String... command -> new String(command.execute(null, basedir).inputStream.bytes, 'UTF-8') }
String page = "./sp\u00e4te-\u65e5\u672c/target/sp\u00e4te Tests, \$1 'und' \u65e5\u672c/forkpair/report.html"
def pages = heard('find', '.', '-name', 'report.html').readLines()
assert pages == [page] : 'The page is not where everything else is.'
if (!heard('find', '.', '-name', 'report.html', '-exec', 'cat', '{}', ';').contains('1 pair passed.')) {
    throw new AssertionError((Object) 'The page does not tell of the pair.')
}
