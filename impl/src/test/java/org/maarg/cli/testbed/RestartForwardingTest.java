package org.maarg.cli.testbed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.maarg.runtime.Eventually;
import org.maarg.runtime.config.NodeSettings;
import org.maarg.runtime.control.ControlClient;
import org.maarg.runtime.control.ControlException;
import org.maarg.runtime.yaml.ConfigException;
import org.maarg.runtime.yaml.NodeConfigReader;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.Ipv6Prefix;

/**
 * Whatever node of a domain with Heartbeat is killed and started again, what the mobile node has is
 * forwarded as before, and nothing is left in any host when all have stopped.
 */
@Timeout(value = 400, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock("namespaces: again")
class RestartForwardingTest {
  private static final String NAME = "again";
  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final String COMMON =
      "mode: relay\nlifetime: 40\nknobs:\n  heartbeatIntervalMillis: 1000\n";

  private final Set<String> protectedRoles = new HashSet<>();
  private NodeProcesses nodes;
  @RegisterExtension final BenchOfTest made = new BenchOfTest(NAME);

  private Bench bench;
  private Optional<BenchIpsec> ipsec = Optional.empty();
  @TempDir private Path folder;

  @BeforeEach
  void make() {
    bench = made.make(2);
    nodes = new NodeProcesses(folder);
  }

  @AfterEach
  void remove() {
    if (bench != null) {
      nodes.close();
    }
  }

  private String transport(String role) {
    return "transport:\n  kind: raw\n  namespace: " + bench.file(role) + "\npeers:\n";
  }

  private static String peer(int maar) {
    return "  - address: "
        + Bench.maarAddress(maar)
        + "\n    pool: "
        + Bench.maarPool(maar)
        + "\n    securityAssociation: true\n";
  }

  private void startCmd() throws IOException {
    String address = "role: cmd\naddress: " + Bench.CMD + "\n";
    String control = "control:\n  bind: 127.0.0.1:0\n";
    start("cmd", address + COMMON + transport("cmd") + peer(1) + peer(2) + control);
  }

  /** With IPsec, if it is wanted; a node's daemon is started once, and does not die with it. */
  private void start(String name, String yaml) throws IOException {
    if (ipsec.isEmpty()) {
      nodes.start(name, yaml);
      return;
    }
    BenchIpsec daemons = ipsec.get();
    Ipv6Address self = addressOf(name);
    String whole = yaml + "ipsec:\n  esp: user-space\n  authentication: pre-shared-key\n  vici: ";
    whole += daemons.vici(name) + "\n";
    for (String other : List.of("cmd", "maar1", "maar2")) {
      if (!other.equals(name)) {
        String key = daemons.key(self, addressOf(other)).toString();
        String at = "address: " + addressOf(other) + "\n";
        whole = whole.replace("- " + at, "- " + at + "    preSharedKey: " + key + "\n");
      }
    }
    whole = whole.replace("securityAssociation: true", "securityAssociation: verified");
    if (protectedRoles.add(name)) {
      daemons.start(read(whole), name);
    }
    nodes.start(name, whole);
  }

  private static Ipv6Address addressOf(String name) {
    return name.equals("cmd") ? Bench.CMD : Bench.maarAddress(Integer.parseInt(name.substring(4)));
  }

  private static NodeSettings read(String yaml) {
    try {
      return NodeConfigReader.parse(yaml, "node.yaml");
    } catch (ConfigException e) {
      throw new AssertionError(e.problems() + yaml, e);
    }
  }

  private boolean knowsBoth() {
    try {
      String bindings = new ControlClient(nodes.control("cmd")).bindings().toString();
      return bindings.contains(Bench.maarAddress(2).toString())
          && bindings.contains("\"address\":\"" + Bench.maarAddress(1) + "\"");
    } catch (ControlException notYet) {
      return false;
    }
  }

  private void startMaar(int number) throws IOException {
    String name = "maar" + number;
    String cmd = "  - address: " + Bench.CMD + "\n    securityAssociation: true\n";
    start(
        name,
        "role: maar\naddress: "
            + Bench.maarAddress(number)
            + "\n"
            + COMMON
            + "cmd: "
            + Bench.CMD
            + "\npool: "
            + Bench.maarPool(number)
            + "\nprefixLength: 64\nnumber: "
            + number
            + "\n"
            + transport(name)
            + cmd
            + peer(3 - number)
            + "dataPlane:\n  kind: linux-seg6\n  core: up0\n  access: ap0\n  mobileNodes:\n"
            + "    - mn: mn1@example.org\n      linkLayer: 02:aa:00:00:00:01\n");
  }

  /** The mobile node's addresses from which packets come back from the correspondent. */
  private List<String> inReach() {
    String command =
        "for a in $(ip -6 -o address show scope global | sed 's/.*inet6 //; s,/.*,,'); do"
            + " ping -6 -n -q -c 2 -i 0.1 -W 1 -I $a "
            + Bench.CORRESPONDENT
            + " >/dev/null && echo $a; done || true";
    return Shell.run(Shell.inside(bench.file("mn"), "sh", "-c", command), "").lines().toList();
  }

  private void awaitReach(String what, Predicate<List<String>> wanted) {
    Eventually.until(
        PATIENCE,
        what,
        () -> {
          bench.solicit();
          return wanted.test(inReach());
        });
  }

  private static Predicate<List<String>> has(int maar) {
    Ipv6Prefix pool = Bench.maarPool(maar);
    String start = pool.address().toString().replace("00::", "");
    return addresses -> addresses.stream().anyMatch(it -> it.startsWith(start));
  }

  private List<String> hosts() {
    List<String> hosts = new ArrayList<>();
    for (String role : List.of("cmd", "maar1", "maar2")) {
      hosts.add(Benches.everything(bench, role));
    }
    return hosts;
  }

  @ParameterizedTest(name = "ipsec: {0}")
  @MethodSource("org.maarg.cli.testbed.Benches#clearAndProtected")
  void afterARestartOfAnyNodeWhatIsRegisteredIsForwardedAndNothingStays(boolean protect)
      throws Exception {
    List<String> before = hosts();
    CoreCounters core = new CoreCounters(bench);
    ipsec = made.ipsec(protect);
    startCmd();
    startMaar(1);
    startMaar(2);
    bench.attach(1);
    awaitReach("the first prefix", has(1));
    bench.attach(2);
    awaitReach("both prefixes", has(1).and(has(2)));
    List<String> both = inReach();

    nodes.kill("cmd");
    assertThat(inReach()).as("without the CMD").containsAll(both);
    startCmd();
    Eventually.until(PATIENCE, "the CMD knows both MAARs again", this::knowsBoth);
    awaitReach("both after the CMD's restart", reach -> reach.containsAll(both));

    nodes.kill("maar1");
    startMaar(1);
    awaitReach("both after the anchor's restart", reach -> reach.containsAll(both));

    nodes.kill("maar2");
    startMaar(2);
    bench.attach(2);
    awaitReach("a newest prefix, and the first", has(1).and(has(2)));

    for (String name : List.of("maar2", "maar1", "cmd")) {
      nodes.stop(name);
    }
    assertThat(core.mobilityHeaders() == 0).isEqualTo(protect);
    ipsec.ifPresent(BenchIpsec::close);
    assertThat(hosts()).isEqualTo(before);
  }
}
