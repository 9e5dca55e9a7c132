import javax.xml.parsers.DocumentBuilderFactory

String log = new File(basedir, 'build.log').text
def says = { String words -> if (!log.contains(words)) throw new AssertionError((Object) "The log lacks: $words") }

def factory = DocumentBuilderFactory.newInstance()
factory.setFeature('http://apache.org/xml/features/nonvalidating/load-external-dtd', false)
def report = factory.newDocumentBuilder().parse(new File(basedir, 'target/site/jacoco/jacoco.xml'))
def found = report.getElementsByTagName('line')
def lines = (0..<found.length).collectEntries { [(found.item(it).getAttribute('nr') as int): found.item(it)] }
def source = new File(basedir, 'src/main/java/com/acme/Ledger.java').readLines()
// The list counts from 0, the report from 1; a method has two lines after its head.
def bodyOf = { String method -> (2..3).collect { lines[source.findIndexOf { it.contains(" $method()") } + it] } }

['addsAndReturns', 'addsAndIsKilled', 'addsAndIsTerminated', 'addsAndIsOverdue', 'addsInAFork', 'addsInAForkThatIsKilled'].each { method ->
    bodyOf(method).each { line ->
        assert line.getAttribute('mi') == '0' : "A line of $method is not covered."
        assert (line.getAttribute('ci') as int) > 0 : "A line of $method is not covered."
    }
}
bodyOf('isRunByNobody').each { line ->
    assert line.getAttribute('ci') == '0' : 'A line that nobody ran is covered.'
}
// Five pairs pass; the one whose child is overdue fails.
says 'Forkpair: 6 pairs, 6 children, 1 failed'
