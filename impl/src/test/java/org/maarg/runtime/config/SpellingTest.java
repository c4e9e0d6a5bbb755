package org.maarg.runtime.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.maarg.runtime.yaml.ConfigException;
import org.maarg.runtime.yaml.NodeConfigReader;

class SpellingTest {
  private static final List<String> KNOWN = List.of("address", "mode", "lifetime", "cmd");

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "adress, address",
    "addres, address",
    "addrs, address",
    "adderss, address",
    "Address, address",
    "liftime, lifetime",
    "moed, mode",
    "cnd, cmd",
    "xx, ''",
    "role, ''",
    "relay-mode, ''",
    "adr, ''"
  })
  void nearestWordIsFound(String word, String meant) {
    assertThat(Spelling.nearest(word, KNOWN).orElse("")).isEqualTo(meant);
  }

  @Test
  void misspeltKeyOfAConfigurationIsToldAsMisspelt() throws Exception {
    String sample = Files.readString(Path.of("..", "samples", "cmd.yaml"));
    Path file =
        Files.writeString(folder.resolve("x.yaml"), sample.replace("\naddress:", "\nadress:"));
    ConfigException e =
        Assertions.catchThrowableOfType(ConfigException.class, () -> NodeConfigReader.read(file));
    assertThat(e.problems())
        .anySatisfy(
            it ->
                assertThat(it)
                    .contains("address: is missing; 'adress' may be meant, which is no key"))
        .anySatisfy(
            it -> assertThat(it).contains("adress: unknown key; did you mean 'address'?; known"));
  }

  @ParameterizedTest
  @CsvSource({"hardened", "HARDENED", "Reviewed-Draft", "REVIEWED_DRAFT", "rfc8885", "deployable"})
  void profileIsNamedInAnyCaseAndWithEitherSign(String name) {
    assertThat(ProfileNames.nameOf(ProfileNames.parse(name)))
        .isEqualToIgnoringCase(name.replace('_', '-'));
    Assertions.assertThatThrownBy(() -> ProfileNames.parse(name + "x"))
        .hasMessage(
            "'%sx' is none of reviewed-draft, rfc8885, deployable, hardened; did you mean '%s'?",
            name, name.toLowerCase(Locale.ROOT).replace('_', '-'));
  }
}
