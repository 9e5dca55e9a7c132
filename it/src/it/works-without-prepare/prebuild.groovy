// What an earlier build left: a pair that failed, and one that an older Forkpair wrote down.
File pairs = new File(basedir, 'target/forkpair/pairs')
pairs.mkdirs()
new File(pairs, '2000000000-1000.tsv').text = 'forkpair\t2\nbegan\t1\tOldTest.old\told\nended\t1\tfailed\tran\tbroken\n'
new File(pairs, '2000000000-1001.tsv').text = 'began\t1\tOlderTest.older\n'
return true
