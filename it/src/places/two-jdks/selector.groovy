// What there is of JDKs, the build has said.
return withoutJdk25 != 'true'
