String log = new File(basedir, 'build.log').text
def says = { String words -> if (!log.contains(words)) throw new AssertionError((Object) "The log lacks: $words") }

says '@ParentSide("refused") MisspeltTest.expectsARefusal has no @ChildSide to pair with. Did you mean ("refussed")?'
says '@ChildSide("refussed") MisspeltTest.refuses has no @ParentSide to pair with. Did you mean ("refused")?'

// No process was started: nobody wrote one down, and none left evidence.
new File(basedir, 'target/forkpair').traverse(type: groovy.io.FileType.FILES) { file ->
    assert !file.name.startsWith('child-')
    assert !file.text.contains('launched')
}
