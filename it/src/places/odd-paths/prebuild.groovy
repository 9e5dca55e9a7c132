assert ['sh', 'make-odd-directory'].execute(null, basedir).waitFor() == 0
return true
