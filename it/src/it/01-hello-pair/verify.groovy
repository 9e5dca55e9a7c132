String log = new File(basedir, 'build.log').text
def says = { String words -> if (!log.contains(words)) throw new AssertionError((Object) "The log lacks: $words") }

def parent = log =~ /parent (\d+) heard from child (\d+): hello parent, I am child/
assert parent.find() : 'The parent side did not say what it heard.'
def (parentPid, childPid) = [parent.group(1), parent.group(2)]
assert parentPid != childPid

// The child says the same of itself: it is who the parent takes it for.
says "[child $childPid] child $childPid heard from parent $parentPid: hello child, I am parent"
says 'Forkpair: 2 pairs, 2 children, 0 failed'

// All of it was on the JDK that was meant.
def report = new groovy.xml.XmlSlurper().parse(new File(basedir, 'target/surefire-reports/TEST-com.acme.HelloPairTest.xml'))
def usedHome = report.properties.property.find { it.@name == 'java.home' }.@value.text()
assert new File(usedHome).canonicalFile == new File(javaHome).canonicalFile
