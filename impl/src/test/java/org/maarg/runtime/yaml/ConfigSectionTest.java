package org.maarg.runtime.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is said of a key that is missing, unknown or no mapping. */
class ConfigSectionTest {
  private final ConfigProblems problems = new ConfigProblems("f");
  private ConfigSection section;

  @BeforeEach
  void twoKeys() throws ConfigException {
    section = section("mode: relay\nmodes: all\n");
  }

  private ConfigSection section(String text) throws ConfigException {
    return ConfigSection.of("", YamlReader.read(text, "f", problems), problems);
  }

  private List<String> told() {
    return catchThrowableOfType(ConfigException.class, problems::throwIfAny).problems();
  }

  @Test
  void onlyAKeyThatNobodyKnowsMayBeAMissingOneMisspelt() {
    section.required("mode", text -> text);
    section.required("node", text -> text);
    section.required("modus", text -> text);
    assertThat(told())
        .containsExactly(
            "f:1:1: node: is missing",
            "f:1:1: modus: is missing; 'modes' may be meant, which is no key");
  }

  @Test
  void onlyAKeyThatIsNotThereMayBeMeantByAnUnknownOne() {
    section.required("mode", text -> text);
    section.close();
    assertThat(told()).containsExactly("f:2:1: modes: unknown key; known here: mode");
  }

  @Test
  void aSectionThatIsMissingIsEmpty() {
    ConfigSection missing = section.requiredSection("transport");
    assertThat(missing.keys()).isEmpty();
    missing.required("kind", text -> text);
    assertThat(told())
        .containsExactly("f:1:1: transport: is missing", "f:1:1: transport.kind: is missing");
  }

  @Test
  void aFileThatIsNoMappingHasNoKeys() throws ConfigException {
    assertThat(section("- mode\n").keys()).isEmpty();
    assertThat(told()).containsExactly("f:1:1: (file): must be a mapping, not a list");
  }
}
