package org.maarg.runtime.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.maarg.protocol.Knob;
import org.maarg.runtime.config.NodeSettings;
import org.maarg.runtime.config.RoleSettings;

/** The first value that is refused and the last that is taken, for guards that lie on an edge. */
class ConfigGuardsTest {
  private static final String MAAR =
      """
      role: maar
      address: 2001:db8:a::1
      mode: relay
      lifetime: 60
      cmd: 2001:db8:c::1
      pool: 2001:db8:101::/48
      prefixLength: 64
      number: 1
      transport: {kind: udp, bind: '127.0.0.1:5437'}
      peers:
        - {address: 2001:db8:c::1, endpoint: '127.0.0.1:5436', securityAssociation: true}
      """;

  private static NodeSettings read(String text) throws ConfigException {
    return NodeConfigReader.parse(text, "f");
  }

  private static List<String> problems(String text) {
    ConfigException e = catchThrowableOfType(ConfigException.class, () -> read(text));
    assertThat(e).as("an error").isNotNull();
    return e.problems();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "lifetime: 60 | lifetime: 4",
        "lifetime: 60 | lifetime: 262140",
        "number: 1 | number: 0",
        "number: 1 | number: 65535",
        "prefixLength: 64 | prefixLength: 48",
        "2001:db8:101::/48 | 2001:db8:100::/40",
        "127.0.0.1:5437 | 127.0.0.1:0",
        "127.0.0.1:5437 | 127.0.0.1:65535",
        "127.0.0.1:5437 | 0.0.0.0:5437",
        "127.0.0.1:5437 | 255.255.255.255:5437",
        "127.0.0.1:5437 | [::]:5437",
        "127.0.0.1:5437 | [2001:db8::9]:5437",
        "127.0.0.1:5436 | 127.0.0.1:1",
        "127.0.0.1:5436 | 127.0.0.1:65535",
      })
  void theEdgesAreTaken(String usual, String edge) throws ConfigException {
    assertThat(MAAR).contains(usual);
    assertThat(read(MAAR.replace(usual, edge)).address()).isNotNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "lifetime: 60 | lifetime: 3 | lifetime: '3' is not a whole number in 4..262140",
        "lifetime: 60 | lifetime: 262141 | lifetime: '262141' is not a whole number",
        "lifetime: 60 | lifetime: 62 | lifetime: '62' is not a multiple of 4 seconds",
        "number: 1 | number: -1 | number: '-1' is not a whole number in 0..65535",
        "number: 1 | number: 12345678901 | number: '12345678901' is not a whole number",
        "prefixLength: 64 | prefixLength: -1 | prefixLength: '-1' is not a whole number in 0..64",
        "2001:db8:101::/48 | 2001:db8::/33 | longer than that of the pool 2001:db8::/33 by more",
        "127.0.0.1:5437 | [::1]:65536 | transport.bind: port 65536 is not in 0..65535",
        "127.0.0.1:5437 | 127.0.0.1:100000 | transport.bind: '127.0.0.1:100000' is neither",
        "127.0.0.1:5437 | [127.0.0.1]:1 | transport.bind: '127.0.0.1' is not an IPv6 address",
        "127.0.0.1:5437 | [::g]:1 | transport.bind: '::g' is not an IPv6 address",
        "127.0.0.1:5437 | ::1:1 | transport.bind: '::1:1' is neither [IPv6]:port nor IPv4:port",
        "127.0.0.1:5437 | 127.0.1:1 | transport.bind: '127.0.1:1' has no IPv4 address",
        "127.0.0.1:5437 | 256.0.0.1:1 | transport.bind: '256.0.0.1:1' has no IPv4 address",
        "127.0.0.1:5436 | [ff02::1]:1 | peers[0].endpoint: '[ff02::1]:1' is nobody's address",
        "127.0.0.1:5436 | [::]:1 | peers[0].endpoint: '[::]:1' is nobody's address",
        "127.0.0.1:5436 | 224.0.0.1:1 | peers[0].endpoint: '224.0.0.1:1' is nobody's address",
        "127.0.0.1:5436 | 127.0.0.1:65536 | peers[0].endpoint: port 65536 is not in 1..65535",
        "securityAssociation: true | securityAssociation: True | is none of false, true, verified",
        "mode: relay | mode: '' | mode: has no value",
        "mode: relay | mode: ~ | mode: has no value",
        "peers: | others: | peers: is missing",
      })
  void whatLiesBeyondIsRefused(String usual, String beyond, String problem) {
    assertThat(MAAR).contains(usual);
    assertThat(problems(MAAR.replace(usual, beyond))).anyMatch(told -> told.contains(problem));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "logLevel: loud | logLevel: 'loud' is none of error, warn, info, debug, trace",
        "logLevel: INFO | logLevel: 'INFO' is none of error",
        "logLevel: [info] | logLevel: must be a single value, not a list",
        "state: '' | state: has no value",
        "state: \"a\\0b\" | is no path",
        "control: 1 | control: must be a mapping, not a",
        "control: {} | control.bind: is missing",
        "control: {bind: '[::2]:1'} | control.bind: '[::2]:1' is not a loopback address",
        "control: {bind: '[::1]:1', tls: true} | control.tls: unknown key",
        "dataPlane: [] | dataPlane: must be a mapping, not a list",
        "dataPlane: {} | dataPlane.kind: is missing",
        "localNetworks: {} | localNetworks: must be a list, not a mapping",
        "knobs: 1 | knobs: must be a mapping",
        "variables: [] | variables: must be a mapping, not a list",
        "knobs: {maxBindings: 0} | nor 'unlimited'",
        "knobs: {maxPreviousMaars: 0} | nor 'unlimited'",
        "knobs: {maxPreviousMaars: Unlimited} | nor 'unlimited'",
      },
      quoteCharacter = '`')
  void whatMayBeThereMustBeRight(String line, String problem) {
    assertThat(problems(MAAR + line + "\n")).anyMatch(told -> told.contains(problem));
  }

  @Test
  void whatMayBeThereIsTaken() throws ConfigException {
    for (String level : List.of("error", "warn", "info", "debug", "trace")) {
      NodeSettings settings = read(MAAR + "logLevel: " + level + "\n");
      assertThat(settings.logLevel()).isEqualToIgnoringCase(level);
    }
    assertThat(read(MAAR).logLevel()).isEqualTo("INFO");
    assertThat(read(MAAR).state()).isEmpty();
    assertThat(read(MAAR).control()).isEmpty();
    assertThat(read(MAAR + "state: /var/lib/x\n").state())
        .isEqualTo(Optional.of(Path.of("/var/lib/x")));
    assertThat(read(MAAR + "control: {bind: '[::1]:1'}\n").control()).isPresent();
    assertThat(
            read(MAAR + "knobs: {maxPreviousMaars: 1}\n").profile().value(Knob.MAX_PREVIOUS_MAARS))
        .isEqualTo(1);
    assertThat(read(MAAR + "knobs: {maxBindings: unlimited}\n").profile().value(Knob.MAX_BINDINGS))
        .isEqualTo(Integer.MAX_VALUE);
  }

  // Verifies: 8885-4.4-4
  @Test
  void sixteenLocalNetworksAreNotTooMany() throws ConfigException {
    String sixteen =
        IntStream.rangeClosed(1, 16)
            .mapToObj(i -> "'2001:db8:f0" + (10 + i) + "::/48'")
            .collect(Collectors.joining(", ", "localNetworks: [", "]\n"));
    assertThat(((RoleSettings.Maar) read(MAAR + sixteen).role()).localNetworks()).hasSize(16);
  }

  /** A file as long as one may be is read; whether what is in it is right is another question. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void aFileIsAsLongAsItMayBe(int more, @TempDir Path folder) throws Exception {
    int most = 1 << 20;
    String text = MAAR + "#".repeat(most - MAAR.length() + more);
    Path file = Files.writeString(folder.resolve("f.yaml"), text);

    if (more == 0) {
      assertThat(NodeConfigReader.read(file).address()).isNotNull();
    } else {
      ConfigException e =
          catchThrowableOfType(ConfigException.class, () -> NodeConfigReader.read(file));
      assertThat(e.problems()).containsExactly(file + ": has more than " + most + " octets");
    }
  }

  @Test
  void twentyLevelsAreDeepEnough() {
    String nested = "a: " + "[".repeat(20) + "]".repeat(20) + "\n";
    String deeper = "a: " + "[".repeat(21) + "]".repeat(21) + "\n";

    assertThat(problems(MAAR + nested)).containsExactly(problems(MAAR + "a: 1\n").get(0));
    assertThat(problems(MAAR + deeper)).containsExactly("f: line 12: nested too deeply");
  }
}
