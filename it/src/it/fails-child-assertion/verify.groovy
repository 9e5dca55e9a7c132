String log = new File(basedir, 'build.log').text
def says = { String words -> if (!log.contains(words)) throw new AssertionError((Object) "The log lacks: $words") }

// The child's own failure, with the author's frame on top.
says 'org.opentest4j.AssertionFailedError:'
says 'six times seven ==> expected: <42> but was: <13>'
says '\tat com.acme.CalculatorTest.answersWrongly(CalculatorTest.java:23)'

def thrownBy = log =~ /@ChildSide CalculatorTest\.answersWrongly, in child (\d+)/
assert thrownBy.find() : 'The log does not say who threw it.'
String childPid = thrownBy.group(1)
says "[child $childPid] working it out"

String evidence = 'target/forkpair/com.acme.CalculatorTest/asks'
says evidence
assert new File(basedir, "$evidence/child-1.stdout").text == 'working it out\n'
String command = new File(basedir, "$evidence/child-1.command").text
assert command.contains('com.acme.CalculatorTest')
// forkpair:prepare gave it to the test JVM, and a child has what the test JVM has.
assert command.contains(' --enable-native-access=ALL-UNNAMED ')

// What happened on both sides, on one clock, in a form that trace viewers read.
def trace = new groovy.json.JsonSlurper().parse(new File(basedir, "$evidence/pair.json"))
assert trace.otherData.test == 'CalculatorTest.asks' && trace.otherData.verdict == 'failed'
def instants = trace.traceEvents.findAll { it.ph == 'i' }
assert instants*.ts == instants*.ts.sort(false) && instants.every { it.pid && it.tid && it.s == 'p' }
assert instants.findAll { it.pid == childPid as int }*.name - 'stdout' == ['launched', 'ready', 'method ended', 'process ended']
assert instants.find { it.name == 'stdout' }.args == [detail: 'working it out\n', bytes: 15]
assert trace.traceEvents.findAll { it.name == 'process_name' }*.args*.name == ['@ParentSide CalculatorTest.asks', '@ChildSide CalculatorTest.answersWrongly']

// CI servers find the evidence by what the test printed.
assert new File(basedir, 'target/surefire-reports').listFiles().any {
    it.name.endsWith('.xml') && it.text.contains("[[ATTACHMENT|${new File(basedir, "$evidence/child-1.command").absolutePath}]]")
}

// The test JVM wrote down whom it launched, in a file that carries its own pid.
File record = new File(basedir, 'target/forkpair/pairs').listFiles().find { it.name.endsWith('.tsv') }
assert record.text.contains("launched\t1\t$childPid\t")
assert !record.name.startsWith("$childPid-")

// A person can run the child side alone: it fails as it did. That writes to no file, least of all to a jar.
File ours = new File(localRepositoryPath as String, 'io/github/forkpair')
def jars = []
ours.traverse(type: groovy.io.FileType.FILES, nameFilter: ~/.*\.jar/) { jars << it }
def sizes = jars*.length()
Process alone = new ProcessBuilder('sh', "$evidence/child-1.command" as String)
        .directory(basedir).redirectInput(new File('/dev/null')).redirectErrorStream(true).start()
String told = alone.inputStream.text
assert alone.waitFor() != 0
assert told.contains('six times seven ==> expected: <42> but was: <13>')
assert told.contains('at com.acme.CalculatorTest.answersWrongly(CalculatorTest.java:')
assert jars.size() >= 3 && jars*.length() == sizes
