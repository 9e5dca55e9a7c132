String log = new File(basedir, 'build.log').text
def says = { String words -> if (!log.contains(words)) throw new AssertionError((Object) "The log lacks: $words") }

says 'Forkpair: 4 pairs, 4 children, 1 failed'
says 'Forkpair: 2 pairs, 2 children, 0 failed'
assert !log.contains('pairs of an earlier build')

// What the failure names is there, and is that failure's.
String report = new File(basedir, 'target/surefire-reports/TEST-com.acme.LedgerTest.xml').text
def named = report =~ /(?m)^ +evidence +(\S+)$/
assert named.find() : 'The failure names no evidence.'
File evidence = new File(basedir, named.group(1))
assert new File(evidence, 'child-1.stdout').text == 'the ledger is broken\n'

// So is what a CI server is shown.
String output = report + log
def attachments = (output =~ /\[\[ATTACHMENT\|([^\]]+)\]\]/).collect { it[1] }.unique()
assert attachments.size() >= 3 : attachments
attachments.each { assert new File(it).file : "There is no $it" }
return true
