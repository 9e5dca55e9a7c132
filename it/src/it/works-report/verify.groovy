String log = new File(basedir, 'build.log').text
def says = { String words -> if (!log.contains(words)) throw new AssertionError((Object) "The log lacks: $words") }

says 'Forkpair: 4 pairs, 4 children, 1 failed, 1 aborted'
File page = new File(basedir, 'target/forkpair/report.html')
says "Forkpair: the report is $page"

// A strict parser reads it, and what a child printed is no markup.
def parsed = { String text ->
    def parser = new groovy.xml.XmlParser(false, false, true)
    parser.parseText(text)
}
def html = parsed page.getText('UTF-8')
def all = html.depthFirst().findAll { it instanceof groovy.util.Node }
def ofClass = { String style -> all.findAll { style in (it.@class ?: '').split(' ') } }
def texts = { nodes -> nodes*.text() }
assert !all.any { it.name() in ['script', 'link', 'img', 'iframe'] }

// Each pair has its verdict and where its time went, those that did not pass first.
assert all.findAll { it.name() == 'h2' }*.text() ==
        ['AuctionTest.closesTheBooks', 'AuctionTest.opensTomorrow', 'AuctionTest.sellsToTheHighestBidder', 'AuctionTest.writesTheLedger']
assert texts(ofClass('badge')) == ['failed', 'aborted', 'passed', 'passed']
assert ofClass('lanes').size() == 4
assert ofClass('lanes').every { it.'@aria-label' =~ /^Parent side: launch .*, JVM start .*, test .*, reaping .* Child side: JVM start .*, exit/ }

// The failing pair: why, what it exchanged and printed, in its order.
def pre = all.findAll { it.name() == 'pre' }[0].text()
assert pre.startsWith("org.opentest4j.AssertionFailedError: the books' total ==> expected: <40> but was: <35>")
def rows = ofClass('events')[0].li.collect { li -> li.div.collect { it.children().collect { c -> c instanceof String ? c : c.text() }.join('|') }.join() }
assert rows[0] == 'launched'
String sent = 'sent String "add up" 6 B'
assert rows.contains(sent)
assert rows.findAll { it == 'met|the desk' }.size() == 2
assert rows.indexOf('met|the desk') < rows.indexOf(sent)
assert ofClass('met').size() == 2 // a mark on each lane
assert rows.contains("stdout|adding up the bids of 2 bidders|1 line, 32 B")
assert rows.any { it.startsWith("stderr|careful: <script>alert('no lot')</script> & \\x1b[31mred\\x1b[0m|") }

// What the child threw is the cause, with its line; that the parent side then met nobody is not.
String failed = /failed with org\.opentest4j\.AssertionFailedError: .* \(AuctionTest\.java:\d+\)/
assert texts(ofClass('why'))[0] ==~ /cause child: method ended $failed/
def causes = ofClass('events')[0].li.findAll { 'cause' in it.@class.split(' ') }
assert causes.size() == 1 && causes[0].@class == 'child cause' && causes[0].text() ==~ /.*cause.*method ended.*$failed/
assert ofClass('events')[0].li.findAll { 'trouble' in it.@class.split(' ') }*.@class == ['parent trouble']
assert rows[-1] == 'verdict|child-failed'

// The passing one has each message with its direction; the raw one its bytes, in runs.
assert ofClass('events')[2].li*.@class.findAll { it.startsWith('message') } == ['message down', 'message up'] * 6 + ['message down']
def raw = ofClass('events')[3].li.findAll { it.@class.startsWith('message') }*.div*.span*.text().flatten()
assert raw.any { it.startsWith('wrote 97.7 KiB') } && raw.any { it.startsWith('read 1 B') }

// Every link leads to a file.
def links = all.findAll { it.name() == 'a' }*.@href
assert links.size() == 5
assert links.every { new File(page.parentFile, java.net.URLDecoder.decode(it, 'UTF-8')).file }

// The same in the site, without the links.
File site = new File(basedir, 'target/site/forkpair-pairs.html')
assert site.text.contains('<h2>AuctionTest.closesTheBooks</h2>')
assert !site.text.contains('<script>alert')
assert page.text.contains('add up') && !site.text.contains('add up') // nor what messages held
assert !site.text.contains('href="./com.acme.AuctionTest')
assert new File(basedir, 'target/site/project-reports.html').text.contains('forkpair-pairs.html')

// What a viewer of traces is given.
def trace = new groovy.json.JsonSlurper().parse(new File(basedir, 'target/forkpair/com.acme.AuctionTest/closesTheBooks/pair.json'))
assert trace.otherData.'forkpair.format' == 1
assert trace.traceEvents.findAll { it.ph == 'X' }*.name == ['launch', 'JVM start', 'test', 'reaping', 'JVM start', 'test', 'exit']
assert trace.traceEvents.find { it.name == 'sent' }.args.bytes == 6
assert trace.traceEvents.find { it.name == 'sent' }.args.value == '"add up"'
assert trace.traceEvents.findAll { it.args.weight == 'cause' }*.name == ['method ended']
def met = trace.traceEvents.findAll { it.name == 'met' }
assert met*.args*.detail == ['the desk', 'the desk']
assert met*.pid.unique().size() == 2
