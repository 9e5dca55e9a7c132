String log = new File(basedir, 'build.log').text
def says = { String words -> if (!log.contains(words)) throw new AssertionError((Object) "The log lacks: $words") }

// Failsafe leaves it to its own goal verify to fail, which this build lacks.
says 'Forkpair: 1 pair, 1 child, 1 failed, 1 process left'
says ':verify (default) on project fails-process-left: A pair left 1 process running after its test JVM was done with it:'
says 'DaemonIT.goesAway: it began and did not end; its test JVM went away in between'
def left = log =~ /(\d+) sleep 4711 \(ended now\)/
assert left.find() : 'The log does not name the process.'
File status = new File("/proc/${left.group(1)}/status")
assert !status.exists() || status.text.contains('State:\tZ') : 'The process is still there.'
