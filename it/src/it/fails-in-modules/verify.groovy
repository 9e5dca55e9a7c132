String log = new File(basedir, 'build.log').text
def lines = log.readLines().findAll { it.contains('One page shows them: ') }
assert lines.size() == 1 : "The build without the extension names a command, and only that:\n$lines"
String command = lines[0].replaceAll(/.*One page shows them: /, '')
assert command.contains(' -P pairs -pl :red ') && command.contains(' -Dplace=pairs')
assert !command.contains('secret')

// As a person would paste it.
def builder = new ProcessBuilder('sh', '-c', command).directory(basedir).redirectErrorStream(true)
builder.environment().put('PATH', System.getProperty('maven.home') + '/bin:' + System.getenv('PATH'))
builder.environment().put('JAVA_HOME', javaHome)
Process maven = builder.start()
maven.outputStream.close()
String said = maven.inputStream.text
assert maven.waitFor() == 0 : "$command\n$said"
assert said.contains("Forkpair: the report is ${new File(basedir, 'red/target/pairs/report.html')}") : said
['pairs', 'extension'].each { place ->
    assert new File(basedir, "red/target/$place/report.html").text.contains('1 of 1 pair failed.')
}
return true
