package org.maarg.runtime.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.maarg.protocol.Knob;
import org.maarg.protocol.Mode;
import org.maarg.protocol.Profile;
import org.maarg.protocol.cmd.MnAuthorization;
import org.maarg.runtime.config.NodeSettings;
import org.maarg.runtime.config.RoleSettings;
import org.maarg.runtime.config.TransportSettings;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.Ipv6Prefix;
import org.maarg.wire.option.MnId;

/** The samples are right, and each way of being wrong is told with its line and key. */
class NodeConfigReaderTest {
  private static final Path SAMPLES = Path.of("..", "samples");

  /** A MAAR's configuration, whose lines the tests below change. */
  private static final String MAAR_FILE =
      """
      role: maar
      address: 2001:db8:a::1
      mode: relay
      lifetime: 60
      cmd: 2001:db8:c::1
      pool: 2001:db8:101::/48
      prefixLength: 64
      number: 1
      transport:
        kind: udp
        bind: 127.0.0.1:5437
      peers:
        - address: 2001:db8:c::1
          endpoint: 127.0.0.1:5436
          securityAssociation: true
        - address: 2001:db8:a::2
          endpoint: "[::1]:5438"
          pool: 2001:db8:102::/48
          securityAssociation: false
      control:
        bind: 127.0.0.1:0
      """;

  private static NodeSettings read(String text) throws ConfigException {
    return NodeConfigReader.parse(text, "f");
  }

  private static List<String> problems(String text) {
    ConfigException e = catchThrowableOfType(ConfigException.class, () -> read(text));
    assertThat(e).as("an error").isNotNull();
    assertThat(e).hasMessage(String.join(System.lineSeparator(), e.problems()));
    return e.problems();
  }

  private static String withLine(int number, String line) {
    List<String> lines = new ArrayList<>(MAAR_FILE.lines().toList());
    lines.set(number - 1, line);
    return String.join("\n", lines) + "\n";
  }

  @Test
  void readsTheSampleOfACmd() throws ConfigException {
    NodeSettings settings = NodeConfigReader.read(SAMPLES.resolve("cmd.yaml"));

    assertThat(settings.address()).isEqualTo(Ipv6Address.parse("2001:db8::c"));
    assertThat(settings.mode()).isEqualTo(Mode.RELAY);
    assertThat(settings.profile().name()).isEqualTo("DEPLOYABLE+");
    assertThat(settings.lifetimeSeconds()).isEqualTo(60);
    assertThat(settings.peers()).hasSize(2);
    assertThat(settings.peers().get(1).pool()).contains(Ipv6Prefix.parse("2001:db8:200::/40"));
    MnAuthorization who = ((RoleSettings.Cmd) settings.role()).authorization();
    assertThat(who.hasService(MnId.nai("mn1@example.net"))).isTrue();
    assertThat(who.hasService(MnId.nai("mn2@example.net"))).isFalse();
    assertThat(who.hasService(MnId.nai("anybody@example.org"))).isTrue();
    assertThat(who.hasService(MnId.nai("anybody@sub.example.org"))).isFalse();
    assertThat(who.hasService(MnId.nai("anybody"))).isFalse();
    assertThat(who.isKnown(MnId.nai("mn2@example.net"))).isTrue();
    assertThat(who.isKnown(MnId.nai("anybody@example.com"))).isFalse();
    assertThat(who.mayRegister(MnId.nai("mn1@example.net"), settings.peers().get(0).address()))
        .isTrue();
  }

  // Verifies: 5213-5.3.1-3, 5213-5.3.1-7, 5213-5.3.1-8
  @Test
  void aMaarMayBeHeldToSomeMobileNodes() throws ConfigException {
    NodeSettings settings =
        read(cmdFile().replace("peers: []", CMD_PEERS) + "knownMobileNodes: ['@example.org']\n");

    MnAuthorization who = ((RoleSettings.Cmd) settings.role()).authorization();
    MnId known = MnId.nai("mn2@example.org");
    assertThat(who.mayRegister(MnId.nai("mn1@example.org"), maar(1))).isTrue();
    assertThat(who.mayRegister(known, maar(1))).isFalse();
    assertThat(who.mayRegister(known, maar(2))).isTrue();
    assertThat(who.mayRegister(MnId.nai("mn1@example.com"), maar(1)))
        .as("of whom nobody knows nothing is kept")
        .isTrue();
    assertThat(who.isKnown(MnId.nai("mn1@example.com"))).isFalse();
    assertThat(who.isKnown(known)).isTrue();
    assertThat(who.hasService(known)).isTrue();
  }

  private static Ipv6Address maar(int number) {
    return Ipv6Address.parse("2001:db8:a::" + number);
  }

  private static final String CMD_PEERS =
      """
      peers:
        - {address: 2001:db8:a::1, endpoint: '[::1]:2', pool: 2001:db8:100::/40,
           securityAssociation: true, mobileNodes: [mn1@example.org]}
        - {address: 2001:db8:a::2, endpoint: '[::1]:3', pool: 2001:db8:200::/40,
           securityAssociation: true}\
      """;

  @Test
  void onlyACmdHoldsMaarsToMobileNodes() {
    assertThat(
            problems(
                MAAR_FILE.replace(
                    "securityAssociation: ", "mobileNodes: []\n    securityAssociation: ")))
        .anyMatch(told -> told.contains("mobileNodes: only a CMD"));
  }

  @Test
  void readsTheSamplesOfMaars() throws ConfigException {
    for (int number = 1; number <= 2; number++) {
      NodeSettings settings = NodeConfigReader.read(SAMPLES.resolve("maar" + number + ".yaml"));
      RoleSettings.Maar maar = (RoleSettings.Maar) settings.role();

      assertThat(maar.number()).isEqualTo(number);
      assertThat(maar.pool()).isEqualTo(Ipv6Prefix.parse("2001:db8:" + number + "00::/40"));
      assertThat(settings.profile()).isSameAs(Profile.DEPLOYABLE);
      assertThat(settings.peers()).hasSize(2);
      assertThat(settings.control()).isPresent();
      assertThat(settings.newNode().address()).isEqualTo(settings.address());
    }
  }

  // Verifies: 8885-4.4-4
  @Test
  void readsTheLocalNetworksOfAMaar() throws ConfigException {
    String networks = "localNetworks: ['2001:db8:f001::/48', '2001:db8:f002::/64']\n";

    RoleSettings.Maar maar = (RoleSettings.Maar) read(MAAR_FILE + networks).role();

    assertThat(maar.localNetworks())
        .containsExactly(
            Ipv6Prefix.parse("2001:db8:f001::/48"), Ipv6Prefix.parse("2001:db8:f002::/64"));
    assertThat(((RoleSettings.Maar) read(MAAR_FILE).role()).localNetworks()).isEmpty();
    assertThat(problems(MAAR_FILE.replace("role: maar", "role: cmd") + networks))
        .anyMatch(told -> told.contains("localNetworks: unknown key"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'2001:db8:f001::/48' | must be a list",
        "['::/0'] | '::/0' is everything, link-local or multicast, and no local network",
        "['fe80::/64'] | 'fe80::/64' is everything, link-local or multicast",
        "['ff05::/16'] | 'ff05::/16' is everything, link-local or multicast",
        "[2001:db8::1] | '2001:db8::1'",
        "['2001:db8:f001::/48', '2001:db8:f001::/48'] | has 2001:db8:f001::/48 twice",
        "['2001:db8:101:7::/64'] | 2001:db8:101:7::/64 overlaps the pool 2001:db8:101::/48",
        "['2001:db8:102:7::/64'] | overlaps the pool of a peer, 2001:db8:102::/48",
      },
      quoteCharacter = '"')
  void tellsWhatIsNoLocalNetwork(String networks, String problem) {
    assertThat(problems(MAAR_FILE + "localNetworks: " + networks + "\n"))
        .isNotEmpty()
        .allMatch(told -> told.startsWith("f:22:") && told.contains("localNetworks"))
        .anyMatch(told -> told.contains(problem));
  }

  @Test
  void aMaarHasSixteenLocalNetworksAtMost() {
    String many =
        IntStream.rangeClosed(1, 17)
            .mapToObj(i -> "'2001:db8:f0" + (10 + i) + "::/48'")
            .collect(Collectors.joining(", "));

    assertThat(problems(MAAR_FILE + "localNetworks: [" + many + "]\n"))
        .containsExactly("f:22:16: localNetworks: has 17, more than 16");
  }

  @Test
  void theBaseOfTheTestsBelowIsRight() throws ConfigException {
    NodeSettings settings = read(MAAR_FILE);

    assertThat(settings.logLevel()).isEqualTo("INFO");
    assertThat(settings.peers().get(0).pool()).isEmpty();
    assertThat(settings.peers().get(0).securityAssociation()).isTrue();
    assertThat(settings.peers().get(1).securityAssociation()).isFalse();
    assertThat(settings.peers().get(1).endpoint().orElseThrow().getPort()).isEqualTo(5438);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1  | role: router | f:1:7: role: 'router' is none of cmd, maar",
        "2  | address: 2001:db8::g | f:2:10: address: '2001:db8::g' is not an IPv6 address",
        "2  | address: ff02::1 | f:2:10: address: 'ff02::1' is not a global unicast address",
        "2  | address: fe80::1 | f:2:10: address: 'fe80::1' is not a global unicast address",
        "2  | address: '::' | f:2:10: address: '::' is not a global unicast address",
        "2  | address: [1, 2] | f:2:10: address: must be a single value, not a list",
        "2  | address: {a: 1} | f:2:10: address: must be a single value, not a mapping",
        "2  | 'address:' | f:2:9: address: has no value",
        "2  | adress: 2001:db8::1 | f:2:1: adress: unknown key",
        "3  | mode: Relay | f:3:7: mode: 'Relay' is none of relay, locator, proxy",
        "4  | lifetime: 61 | f:4:11: lifetime: '61' is not a multiple of 4 seconds",
        "4  | lifetime: 0 | f:4:11: lifetime: '0' is not a whole number in 4..262140",
        "4  | lifetime: 262144 | f:4:11: lifetime: '262144' is not a whole number",
        "4  | lifetime: 1m | f:4:11: lifetime: '1m' is not a whole number",
        "4  | lifetime: 6_0 | f:4:11: lifetime: '6_0' is not a whole number",
        "4  | lifetime: 60.0 | f:4:11: lifetime: '60.0' is not a whole number",
        "4  | lifetime: -4 | f:4:11: lifetime: '-4' is not a whole number",
        "4  | lifetime: 99999999999 | f:4:11: lifetime: '99999999999' is not a whole number",
        "5  | cmd: 2001:db8:c::2 | f:5:6: cmd: no peer has the address 2001:db8:c::2",
        "5  | cmd: 2001:db8:a::1 | f:5:6: cmd: is the address of this node",
        "6  | pool: 2001:db8:101::1/48 | f:6:7: pool: '2001:db8:101::1/48' has bits beyond",
        "6  | pool: 2001:db8:101::1 | f:6:7: pool: '2001:db8:101::1' has no prefix length",
        "6  | pool: 2001:db8:101::/129 | f:6:7: pool: '2001:db8:101::/129' has no prefix length in"
            + " 0..128",
        "6  | pool: 2001:db8:a::/48 | f:6:7: pool: 2001:db8:a::/48 contains the address of this",
        "6  | pool: 2001:db8:c::/48 | f:6:7: pool: 2001:db8:c::/48 contains the peer",
        "7  | prefixLength: 47 | f:7:15: prefixLength: a /47 is not inside the pool",
        "7  | prefixLength: 65 | f:7:15: prefixLength: '65' is not a whole number in 0..64",
        "8  | number: 65536 | f:8:9: number: '65536' is not a whole number in 0..65535",
        "10 | '  kind: tcp' | f:10:9: transport.kind: 'tcp' is none of udp, raw",
        "11 | '  bind: localhost:1' | f:11:9: transport.bind: 'localhost:1' has no IPv4 address",
        "11 | '  bind: 127.0.0.1' | f:11:9: transport.bind: '127.0.0.1' is neither [IPv6]:port",
        "11 | '  bind: 127.0.0.256:1' | f:11:9: transport.bind: '127.0.0.256:1' has no IPv4",
        "11 | '  bind: 127.0.0.1:65536' | f:11:9: transport.bind: port 65536 is not in 0..65535",
        "11 | '  bind: 127.0.0.1:5436' | f:14:15: peers[0].endpoint: is where this node itself",
        "11 | '  port: 5437' | f:11:3: transport.port: unknown key; known here: kind, bind",
        "13 | '  - address: 2001:db8:a::1' | f:13:14: peers[0].address: is the address of this"
            + " node",
        "14 | '    endpoint: 0.0.0.0:5436' | f:14:15: peers[0].endpoint: '0.0.0.0:5436' is"
            + " nobody's",
        "14 | '    endpoint: 127.0.0.1:0' | f:14:15: peers[0].endpoint: port 0 is not in 1..65535",
        "14 | '    pool: 2001:db8:103::/48' | f:14:11: peers[0].pool: a CMD has no pool",
        "15 | '    securityAssociation: yes' | f:15:26: peers[0].securityAssociation: 'yes' is none"
            + " of",
        "16 | '  - address: 2001:db8:c::1' | f:16:14: peers[1].address: a peer before has the"
            + " address",
        "17 | '    endpoint: 127.0.0.1:5436' | f:17:15: peers[1].endpoint: a peer before has this",
        "18 | '    pool: 2001:db8:101:8000::/49' | f:18:11: peers[1].pool: 2001:db8:101:8000::/49"
            + " overlaps",
        "18 | '    pool: 2001:db8:c::/64' | f:18:11: peers[1].pool: 2001:db8:c::/64 contains the"
            + " peer",
        "18 | '    pool: 2001:db8:a::/64' | f:18:11: peers[1].pool: 2001:db8:a::/64 contains the",
        "21 | '  bind: 192.0.2.1:80' | f:21:9: control.bind: '192.0.2.1:80' is not a loopback"
            + " address",
        "21 | '  bind: 0.0.0.0:80' | f:21:9: control.bind: '0.0.0.0:80' is not a loopback address",
        "8  | mode: proxy | f:8:1: mode: stands here for the second time",
      })
  void tellsWhereAndWhat(int line, String text, String problem) {
    assertThat(problems(withLine(line, text))).anyMatch(told -> told.startsWith(problem));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "role",
        "address",
        "mode",
        "lifetime",
        "cmd",
        "pool",
        "prefixLength",
        "number",
        "transport",
        "peers"
      })
  void tellsWhatIsMissing(String key) {
    String renamed = MAAR_FILE.replaceFirst("(?m)^" + key + ":", "other" + key + ":");

    assertThat(problems(renamed)).anyMatch(told -> told.equals("f:1:1: " + key + ": is missing"));
  }

  @ParameterizedTest
  @CsvSource({"13,address", "14,endpoint", "15,securityAssociation", "18,pool"})
  void tellsWhatIsMissingOfAPeer(int line, String key) {
    String changed = MAAR_FILE.lines().toList().get(line - 1).replace(key, "other" + key);
    String peer = line < 16 ? "f:13:5: peers[0]." : "f:16:5: peers[1].";

    assertThat(problems(withLine(line, changed)))
        .anyMatch(told -> told.equals(peer + key + ": is missing"));
  }

  @Test
  void keysOfTheOtherRoleAreUnknown() {
    assertThat(problems(withLine(1, "role: cmd")))
        .anyMatch(told -> told.startsWith("f:5:1: cmd: unknown key"))
        .anyMatch(told -> told.startsWith("f:6:1: pool: unknown key"))
        .anyMatch(told -> told.startsWith("f:13:5: peers[0].pool: is missing"));
    assertThat(problems(MAAR_FILE + "authorizedMobileNodes: [a]\n"))
        .anyMatch(told -> told.startsWith("f:22:1: authorizedMobileNodes: unknown key"));
  }

  @Test
  void tellsSeveralProblemsInTheOrderOfTheFile() {
    String text =
        MAAR_FILE
            .replace("mode: relay", "mode: fast")
            .replace("number: 1", "number: one")
            .replace("kind: udp", "kind: tcp");

    assertThat(problems(text)).hasSize(3);
    assertThat(problems(text).get(0)).startsWith("f:3:7: mode");
    assertThat(problems(text).get(1)).startsWith("f:8:9: number");
    assertThat(problems(text).get(2)).startsWith("f:10:9: transport.kind");
  }

  @Test
  void overRawSocketsPeersHaveNoEndpoint() throws ConfigException {
    String raw =
        MAAR_FILE
            .replace("  kind: udp\n  bind: 127.0.0.1:5437\n", "  kind: raw\n")
            .replaceAll("(?m)^    endpoint:.*\n", "");

    assertThat(read(raw).transport()).isEqualTo(new TransportSettings.Raw(Optional.empty()));
    assertThat(
            read(raw.replace("kind: raw\n", "kind: raw\n  namespace: /run/netns/a\n")).transport())
        .isEqualTo(new TransportSettings.Raw(Optional.of(Path.of("/run/netns/a"))));
    assertThat(problems(MAAR_FILE.replace("kind: udp", "kind: raw")))
        .anyMatch(told -> told.startsWith("f:11:3: transport.bind: unknown key"))
        .anyMatch(told -> told.startsWith("f:14:5: peers[0].endpoint: unknown key"));
  }

  @Test
  void turnsKnobs() throws ConfigException {
    Profile profile =
        read(MAAR_FILE
                + """
                profile: HARDENED
                knobs:
                  maxUpdateRate: 10
                  rateReading: PER_DESTINATION
                  pacingBurst: 7
                  maxPreviousMaars: unlimited
                  guardOrphans: false
                  deregistration: SERVING_MAAR_ONLY
                  aggregationTimeoutMillis: 0
                """)
            .profile();

    assertThat(profile.name()).isEqualTo("HARDENED+");
    assertThat(profile.value(Knob.MAX_UPDATE_RATE)).isEqualTo(10);
    assertThat(profile.rateReading()).isEqualTo(Profile.RateReading.PER_DESTINATION);
    assertThat(profile.value(Knob.PACING_BURST)).isEqualTo(7);
    assertThat(profile.value(Knob.PACING_RATE)).isEqualTo(Profile.HARDENED.value(Knob.PACING_RATE));
    assertThat(profile.value(Knob.MAX_PREVIOUS_MAARS)).isEqualTo(Integer.MAX_VALUE);
    assertThat(profile.has(Knob.GUARD_ORPHANS)).isFalse();
    assertThat(profile.deregistration()).isEqualTo(Profile.Deregistration.SERVING_MAAR_ONLY);
    assertThat(profile.value(Knob.AGGREGATION_TIMEOUT)).isZero();
    assertThat(profile.value(Knob.MAX_BINDINGS))
        .isEqualTo(Profile.HARDENED.value(Knob.MAX_BINDINGS));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "maxUpdateRate: -1 | f:23:18: knobs.maxUpdateRate: '-1' is not a whole number",
        "maxUpdateRate: 64 | f:23:18: knobs.maxUpdateRate: '64' is not a whole number",
        "maxUpdateRate: unlimited | f:23:18: knobs.maxUpdateRate: 'unlimited' is not a whole",
        "maxUpdatRate: 1 | f:23:3: knobs.maxUpdatRate: unknown key; did you mean 'maxUpdateRate'?;"
            + " known here: cmd",
        "pacingBurst: 0 | f:23:16: knobs.pacingBurst: pacingBurst is 0, less than 1",
        "rateReading: BOTH | f:23:16: knobs.rateReading: 'BOTH' is none of PER_DESTINATION, PER_",
        "guardOrphans: 1 | f:23:17: knobs.guardOrphans: '1' is neither true nor false",
      })
  void tellsWrongKnobs(String knob, String problem) {
    assertThat(problems(MAAR_FILE + "knobs:\n  " + knob + "\n"))
        .anyMatch(told -> told.startsWith(problem));
  }

  @Test
  void anUnknownProfileIsAnError() {
    assertThat(problems(MAAR_FILE + "profile: rfc8886\n"))
        .containsExactly(
            "f:22:10: profile: 'rfc8886' is none of reviewed-draft, rfc8885, deployable, hardened;"
                + " did you mean 'rfc8885'?");
  }

  /** A knob that the profile gains must be turnable by its name. */
  // Verifies: 5213-9.3-6
  @Test
  void takesTheVariablesOfProxyMobileIpv6ByTheirNames() throws ConfigException {
    String variables =
        """
        variables:
          minDelayBeforeBCEDelete: 2000
          maxDelayBeforeNewBCEAssign: 700
          timestampValidityWindow: 400
          enableMAGLocalRouting: false
          timestampBasedApproachInUse: false
          mobileNodeGeneratedTimestampInUse: false
          fixedMAGLinkLocalAddressOnAllAccessLinks: "::"
          fixedMAGLinkLayerAddressOnAllAccessLinks: "00:00:00:00:00:00"
        """;
    Profile profile = NodeConfigReader.parse(MAAR_FILE + variables, "f").profile();

    assertThat(profile.value(Knob.DELETE_DELAY)).isEqualTo(2000);
    assertThat(profile.value(Knob.MAX_DELAY_BEFORE_NEW_BCE_ASSIGN)).isEqualTo(700);
    assertThat(profile.value(Knob.TIMESTAMP_WINDOW)).isEqualTo(400);
    assertThat(profile.has(Knob.TIMESTAMP_BASED_APPROACH)).isFalse();
  }

  /**
   * The eight variables of RFC 5213 9.1 to 9.3, each with its default, where 9.3 tells none with
   * what says that it is not in use; and with another value, which changes something or is refused.
   */
  // Verifies: 5213-9.1-1, 5213-9.3-4
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "minDelayBeforeBCEDelete | 10000 | 9999",
        "maxDelayBeforeNewBCEAssign | 1500 | 1501",
        "timestampValidityWindow | 300 | 301",
        "enableMAGLocalRouting | false | true",
        "timestampBasedApproachInUse | true | false",
        "mobileNodeGeneratedTimestampInUse | false | true",
        "fixedMAGLinkLocalAddressOnAllAccessLinks | '::' | 'fe80::1'",
        "fixedMAGLinkLayerAddressOnAllAccessLinks | '00:00:00:00:00:00' | '02:00:00:00:00:01'",
      },
      quoteCharacter = '"')
  void aVariableThatIsLeftOutHasTheDefaultOfTheText(String name, String value, String other)
      throws ConfigException {
    String variables = MAAR_FILE + "variables:\n  " + name + ": ";
    List<String> leftOut = values(MAAR_FILE);

    assertThat(values(variables + value + "\n")).isEqualTo(leftOut);
    try {
      assertThat(values(variables + other + "\n")).isNotEqualTo(leftOut);
    } catch (ConfigException refused) {
      assertThat(refused).hasMessageContaining("variables." + name + ": is fixed at");
    }
  }

  private static List<String> values(String text) throws ConfigException {
    Profile profile = NodeConfigReader.parse(text, "f").profile();
    return Arrays.stream(Knob.values()).map(profile::text).toList();
  }

  // Verifies: 5213-9.1-1, 5213-9.3-4
  @Test
  void theVariablesThatCanBeSetAreKnobsWithTheseDefaults() throws ConfigException {
    Profile profile = NodeConfigReader.parse(MAAR_FILE, "f").profile();

    assertThat(profile.value(Knob.DELETE_DELAY)).isEqualTo(10_000);
    assertThat(profile.value(Knob.MAX_DELAY_BEFORE_NEW_BCE_ASSIGN)).isEqualTo(1_500);
    assertThat(profile.value(Knob.TIMESTAMP_WINDOW)).isEqualTo(300);
    assertThat(profile.has(Knob.TIMESTAMP_BASED_APPROACH)).isTrue();
  }

  // Verifies: 5213-9.3-6
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "enableMAGLocalRouting: true | is fixed at false",
        "mobileNodeGeneratedTimestampInUse: true | is fixed at false",
        "fixedMAGLinkLocalAddressOnAllAccessLinks: 'fe80::1' | is fixed at ::",
        "fixedMAGLinkLayerAddressOnAllAccessLinks: '02:00:00:00:00:01' | is fixed at zeros",
        "timestampBasedApproachInUse: 1 | '1' is neither true nor false",
        "timestampWindow: 1 | unknown key",
      },
      quoteCharacter = '"')
  void tellsVariablesThatCannotBe(String variable, String problem) {
    assertThat(problems(MAAR_FILE + "variables:\n  " + variable + "\n"))
        .hasSize(1)
        .allMatch(told -> told.startsWith("f:23:") && told.contains(problem));
  }

  @Test
  void aVariableThatIsAlsoTurnedAsAKnobIsAContradiction() {
    assertThat(
            problems(
                MAAR_FILE
                    + "variables:\n  timestampValidityWindow: 1\n"
                    + "knobs:\n  timestampWindowMillis: 2\n"))
        .containsExactly(
            "f:23:28: variables.timestampValidityWindow: is also set as"
                + " knobs.timestampWindowMillis");
  }

  @Test
  void everyKnobOfTheProfileHasAKey() {
    String known = problems(MAAR_FILE + "knobs:\n  none: 1\n").get(0);

    assertThat(Knob.values()).allMatch(knob -> known.contains(knob.configName()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "# nothing\n", "[1, 2]", "text", "a: b: c", "a: [1", "\t- x", "a: *b"})
  void whatIsNoMappingIsAnError(String text) {
    assertThat(problems(text)).isNotEmpty().allMatch(told -> told.startsWith("f:"));
  }

  @Test
  void aliasesAndSecondDocumentsAreRefused() {
    String aliased =
        MAAR_FILE.replace("lifetime: 60", "lifetime: &l 60").replace("number: 1", "number: *l");
    assertThat(problems(aliased))
        .anyMatch(told -> told.startsWith("f:8:9: l: aliases are not supported"));
    assertThat(problems(MAAR_FILE + "---\na: 1\n"))
        .anyMatch(told -> told.contains("second document"));
  }

  @Test
  void deepNestingIsAnError() {
    assertThat(problems("a: " + "[".repeat(5_000))).hasSize(1);
  }

  @Test
  void aFileThatCannotBeReadIsAnError(@TempDir Path folder) throws IOException {
    Path big = Files.writeString(folder.resolve("big.yaml"), "# ".repeat(1 << 20));
    Path binary =
        Files.write(folder.resolve("binary.yaml"), new byte[] {(byte) 0xff, (byte) 0xfe, 0});
    Path absent = folder.resolve("absent.yaml");

    for (Path path : List.of(big, binary, absent, folder)) {
      ConfigException e =
          catchThrowableOfType(ConfigException.class, () -> NodeConfigReader.read(path));
      assertThat(e).isNotNull();
      assertThat(e.getMessage()).startsWith(path.toString());
    }
  }

  @Test
  void mobileNodesAreNaisOrRealms() {
    String cmd = cmdFile();
    assertThat(problems(cmd + "authorizedMobileNodes: ['@']\n"))
        .anyMatch(told -> told.contains("authorizedMobileNodes[0]: '@' is neither"));
    assertThat(problems(cmd + "authorizedMobileNodes: ['a b\u00e9']\n"))
        .anyMatch(told -> told.contains("authorizedMobileNodes[0]"));
    assertThat(problems(cmd + "authorizedMobileNodes: mn1\n"))
        .anyMatch(told -> told.contains("authorizedMobileNodes: must be a list"));
  }

  @Test
  void anEmptyListOfMobileNodesAuthorizesNobody() throws ConfigException {
    NodeSettings settings = read(cmdFile() + "authorizedMobileNodes: []\n");

    MnAuthorization who = ((RoleSettings.Cmd) settings.role()).authorization();
    assertThat(who.hasService(MnId.nai("mn@example.org"))).isFalse();
  }

  private static String cmdFile() {
    return """
    role: cmd
    address: 2001:db8:c::1
    mode: proxy
    lifetime: 4
    transport: {kind: udp, bind: '[::1]:0'}
    peers: []
    """
        .toLowerCase(Locale.ROOT);
  }

  @Test
  void linesOfAFileWithWindowsEndingsAreCountedAlike() {
    byte[] windows =
        withLine(8, "number: x").replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);

    assertThat(problems(new String(windows, StandardCharsets.UTF_8)).get(0)).startsWith("f:8:9: ");
  }
}
