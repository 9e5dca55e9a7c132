// Both JDKs, so that the one that is wanted has to be looked for, and comes second.
def toolchain = { String home ->
    def release = new Properties()
    new File(home, 'release').withInputStream { release.load(it) }
    """\
  <toolchain>
    <type>jdk</type>
    <provides>
      <version>${release.JAVA_VERSION.replace('"', '')}</version>
    </provides>
    <configuration>
      <jdkHome>${home}</jdkHome>
    </configuration>
  </toolchain>
"""
}
new File(basedir, 'toolchains.xml').text = """\
<?xml version="1.0" encoding="UTF-8"?>
<toolchains>
${toolchain(jdk25Home)}${toolchain(javaHome)}</toolchains>
"""
return true
