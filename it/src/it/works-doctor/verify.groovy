String log = new File(basedir, 'build.log').text
def says = { String words -> if (!log.contains(words)) throw new AssertionError((Object) "The log lacks: $words") }

def ok = [
    'operating system', 'temporary directory', 'evidence directory', 'open files', 'native library', 'processes', 'socketpair', 'spawn',
    'exact descriptors', 'process group', 'signals', 'wait status', 'orphan end', 'a whole pair', 'thread dump', 'attach', '/proc']
if (System.getProperty('os.name') == 'Linux' && System.getProperty('os.arch') == 'amd64') {
    ok += ['fork', 'forked JVM', 'threads of a fork', 'process of a fork', 'seeds of a fork']
}
ok.each { row ->
    if (!(log =~ /(?m)^\[INFO\]   (ok|note)\s+\Q$row\E\s/)) throw new AssertionError((Object) "The table lacks: $row")
}
says '[INFO] What a pair needs'
says '[INFO] What is useful besides'
says '[INFO] Pairs can run here.'
says 'BUILD SUCCESS'
says "${File.separator}works-doctor${File.separator}target${File.separator}forkpair"

def long_ = log.readLines().findAll { it.startsWith('[INFO]   ') && it.length() > 100 && !it.contains('/') }
if (long_) throw new AssertionError((Object) "Wider than 100 columns: $long_")

// Neither files nor directories, nor pairs that verify would count.
def left = basedir.list().toList() - ['.mvn', 'invoker.properties', 'verify.groovy', 'build.log']
if (left) throw new AssertionError((Object) "Left behind: $left")
