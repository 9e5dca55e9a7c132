String log = new File(basedir, 'build.log').text
def says = { String words -> if (!log.contains(words)) throw new AssertionError((Object) "The log lacks: $words") }

says "[INFO]   FAIL  evidence directory   1 MiB cannot be written to"
says "java.nio.file.FileAlreadyExistsException:"
says "[INFO]           what to do         Free some space, or set forkpair.evidence.dir to a directory"
says '[INFO]   ok    a whole pair '
says ':doctor (default-cli) on project fails-doctor: Pairs cannot run here. What fails: evidence directory.'
says 'BUILD FAILURE'
