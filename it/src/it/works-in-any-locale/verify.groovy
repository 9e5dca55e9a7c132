String log = new File(basedir, 'build.log').text
if (!log.contains('Forkpair: 2 pairs, 2 children, 1 failed')) throw new AssertionError((Object) 'Not the two pairs.')

File ofClass = new File(basedir, 'target/forkpair/com.acme.NamesTest')
// On macOS each locale can write each name.
String encoded = 'scheitert%C3%9Cberall'
File evidence = [encoded, 'scheitertÜberall'].collect { new File(ofClass, it) }.find { it.directory }
assert evidence != null : "No evidence in ${ofClass.list()}."
String script = new File(evidence, 'child-1.command').getText('UTF-8')
assert script.contains('#schickt\\u65e5\\u672c(io.github.forkpair.Peer)') : script

File report = new File(basedir, 'target/surefire-reports/TEST-com.acme.NamesTest.xml')
assert report.getText('UTF-8').contains('scheitert mit ß') : 'The failure has lost its letter.'
String page = new File(basedir, 'target/forkpair/report.html').getText('UTF-8')
['NamesTest.prüftDieGröße', 'NamesTest.scheitertÜberall', 'scheitert mit ß'].each {
    assert page.contains(it) : "The page lacks $it."
}
String link = './com.acme.NamesTest/' + evidence.name.replace('%', '%25') + '/child-1.command'
assert page.contains(link) || evidence.name != encoded : "The page does not link $link."
