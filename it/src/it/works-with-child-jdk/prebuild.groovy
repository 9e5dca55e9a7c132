import java.nio.file.Files

// A home whose java is that of this JDK, and whose version no JDK of this machine has.
def other = new File(basedir, 'jdk 77')
new File(other, 'bin').mkdirs()
new File(other, 'release').text = 'JAVA_VERSION="77.0.1"\n'
Files.createSymbolicLink(new File(other, 'bin/java').toPath(), new File("${javaHome}", 'bin/java').toPath())

new File(basedir, 'toolchains.xml').text = """\
<?xml version="1.0" encoding="UTF-8"?>
<toolchains>
  <toolchain>
    <type>jdk</type>
    <provides>
      <version>17</version>
    </provides>
    <configuration>
      <jdkHome>${javaHome}</jdkHome>
    </configuration>
  </toolchain>
  <toolchain>
    <type>jdk</type>
    <provides>
      <version>77</version>
    </provides>
    <configuration>
      <jdkHome>${other}</jdkHome>
    </configuration>
  </toolchain>
</toolchains>
"""
return true
