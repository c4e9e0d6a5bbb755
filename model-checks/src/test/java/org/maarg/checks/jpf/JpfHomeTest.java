package org.maarg.checks.jpf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JpfHomeTest {
  private final Properties system = new Properties();
  @TempDir private Path folder;
  private Path core;

  @BeforeEach
  void install() throws IOException {
    core = folder.resolve("jpf-core");
    Files.createDirectories(core.resolve("build"));
    Files.writeString(core.resolve("build/RunJPF.jar"), "");
    system.setProperty("user.home", folder.toString());
  }

  private JpfHome site(String text) throws IOException {
    Path site = folder.resolve("site.properties");
    Files.writeString(site, text);
    return JpfHome.find(Optional.empty(), site, system);
  }

  @Test
  void theVariableComesFirst() {
    JpfHome found = JpfHome.find(Optional.of(core.toString()), folder.resolve("none"), system);
    assertThat(found.path()).contains(core);
  }

  @Test
  void aBadVariableIsNamed() {
    JpfHome found = JpfHome.find(Optional.of("/nowhere"), folder.resolve("none"), system);
    assertThat(found.path()).isEmpty();
    assertThat(found.problem())
        .isEqualTo("JPF_HOME names /nowhere, where there is no build/RunJPF.jar");
  }

  @Test
  void sitePropertiesMayNameSystemPropertiesAndEachOther() throws IOException {
    assertThat(site("jpf-core=" + core).path()).contains(core);
    assertThat(site("jpf-core=${user.home}/jpf-core").path()).contains(core);
    assertThat(site("top=${user.home}\njpf-core=${top}/jpf-core").path()).contains(core);
  }

  @Test
  void whatNamesItselfEndsSomewhere() throws IOException {
    assertThat(site("jpf-core=${jpf-core}/x").path()).isEmpty();
  }

  @Test
  void nothingInstalledSaysWhereItWasLookedFor() throws IOException {
    assertThat(JpfHome.find(Optional.empty(), folder.resolve("none"), system).problem())
        .contains("none is installed");
    assertThat(site("extensions=x").problem()).contains("does not name jpf-core");
  }
}
