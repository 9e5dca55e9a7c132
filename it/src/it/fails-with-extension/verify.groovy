String log = new File(basedir, 'build.log').text
def says = { String words -> if (!log.contains(words)) throw new AssertionError((Object) "The log lacks: $words") }
def once = { String words -> says words; assert log.indexOf(words) == log.lastIndexOf(words) : "The log has more than once: $words" }

// Of the module that Surefire failed, after the build; of the other as ever, and not again.
once 'Forkpair: 1 pair, 1 child, 1 failed'
once 'Forkpair: 1 pair, 1 child, 0 failed'
['red', 'green'].each { module ->
    File page = new File(basedir, "$module/target/forkpair/report.html")
    once "Forkpair: the report is $page"
    assert page.text.contains("<h1>Pairs of $module</h1>")
}
assert new File(basedir, 'red/target/forkpair/report.html').text.contains('1 of 1 pair failed.')
assert log.indexOf('Forkpair: 1 pair, 1 child, 1 failed') > log.indexOf('BUILD FAILURE')
assert !log.contains('One page shows them')
return true
