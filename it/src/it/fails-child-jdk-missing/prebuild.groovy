new File(basedir, 'toolchains.xml').text = """\
<?xml version="1.0" encoding="UTF-8"?>
<toolchains>
  <toolchain>
    <type>jdk</type>
    <provides>
      <version>17.0.1</version>
    </provides>
    <configuration>
      <jdkHome>${javaHome}</jdkHome>
    </configuration>
  </toolchain>
</toolchains>
"""
return true
