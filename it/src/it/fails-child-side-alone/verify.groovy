String log = new File(basedir, 'build.log').text

assert log.contains('AloneTest.answers')
assert log.contains('@ChildSide AloneTest.answers has no @ParentSide to pair with. Add a method annotated @ParentSide to AloneTest.')
assert log.contains('Tests run: 1, Failures: 0, Errors: 1')
