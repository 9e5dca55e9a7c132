String log = new File(basedir, 'build.log').text
def says = { String words -> if (!log.contains(words)) throw new AssertionError((Object) "The log lacks: $words") }

says '@ParentSide("refused") MisspeltTest.expectsARefusal has no @ChildSide to pair with. Did you mean ("refussed")?'
says '@ChildSide("refussed") MisspeltTest.refuses has no @ParentSide to pair with. Did you mean ("refused")?'

// The misspelt pair fails, at its own line, and no other does.
says 'Tests run: 2, Failures: 0, Errors: 1'
says 'at com.acme.MisspeltTest.expectsARefusal(MisspeltTest.java:'
assert !(log =~ /expectsTheLock.*(ERROR|FAILURE)/).find()

// It started no process: only the other pair wrote one down, and none left evidence.
int launched = 0
new File(basedir, 'target/forkpair').traverse(type: groovy.io.FileType.FILES) { file ->
    assert !file.name.startsWith('child-')
    launched += file.name.endsWith('.tsv') ? file.text.count('launched\t') : 0
}
assert launched == 1
