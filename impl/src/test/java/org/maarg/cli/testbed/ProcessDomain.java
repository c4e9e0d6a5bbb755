package org.maarg.cli.testbed;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.maarg.protocol.Mode;
import org.maarg.runtime.config.NodeSettings;
import org.maarg.runtime.control.ControlClient;
import org.maarg.runtime.control.ControlException;
import org.maarg.runtime.yaml.ConfigException;
import org.maarg.runtime.yaml.NodeConfigReader;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.Ipv6Prefix;

/**
 * A CMD and two MAARs with Heartbeat on a bench, as programs of their own, any of which can be
 * killed and started again; and the mobile node that they serve.
 */
final class ProcessDomain implements AutoCloseable {
  /** The names of the nodes. */
  /** A node asks its peers so often, in milliseconds. */
  static final int HEARTBEAT_MILLIS = 1_000;

  static final List<String> ROLES = List.of("cmd", "maar1", "maar2");

  private final Bench bench;
  private final Mode mode;
  private final NodeProcesses nodes;
  private final Optional<BenchIpsec> ipsec;
  private final Set<String> protectedRoles = new HashSet<>();

  /**
   * A domain without a node.
   *
   * @param folder for configurations and logs
   * @param ipsec for what they say to each other; none for clear text
   */
  ProcessDomain(Bench bench, Mode mode, Path folder, Optional<BenchIpsec> ipsec) {
    this.bench = bench;
    this.mode = mode;
    this.nodes = new NodeProcesses(folder);
    this.ipsec = ipsec;
  }

  /** Starts a node by its name. */
  void start(String name) throws IOException {
    String yaml = name.equals("cmd") ? cmd() : maar(Integer.parseInt(name.substring(4)));
    nodes.start(name, ipsec.isPresent() ? secured(name, yaml, ipsec.get()) : yaml);
  }

  /** Ends a node as a crash does. */
  void kill(String name) throws InterruptedException {
    nodes.kill(name);
  }

  /** Ends a node as an operator does; it must have met no trouble. */
  void stop(String name) throws InterruptedException {
    nodes.stop(name);
  }

  /** What a node has said since it was started last. */
  String log(String name) {
    return nodes.log(name);
  }

  private String common() {
    return "mode: "
        + mode.name().toLowerCase(Locale.ROOT)
        + "\nlifetime: 40\nknobs:\n  heartbeatIntervalMillis: "
        + HEARTBEAT_MILLIS
        + "\n";
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

  private String cmd() {
    String address = "role: cmd\naddress: " + Bench.CMD + "\n";
    String control = "control:\n  bind: 127.0.0.1:0\n";
    return address + common() + transport("cmd") + peer(1) + peer(2) + control;
  }

  private String maar(int number) {
    String cmd = "  - address: " + Bench.CMD + "\n    securityAssociation: true\n";
    return "role: maar\naddress: "
        + Bench.maarAddress(number)
        + "\n"
        + common()
        + "cmd: "
        + Bench.CMD
        + "\npool: "
        + Bench.maarPool(number)
        + "\nprefixLength: 64\nnumber: "
        + number
        + "\n"
        + transport("maar" + number)
        + cmd
        + peer(3 - number)
        + "dataPlane:\n  kind: linux-seg6\n  core: up0\n  access: ap0\n  mobileNodes:\n"
        + "    - mn: mn1@example.org\n      linkLayer: 02:aa:00:00:00:01\n";
  }

  /** A node's daemon is started once, and does not die with it. */
  private String secured(String name, String yaml, BenchIpsec daemons) {
    String whole = yaml + "ipsec:\n  esp: user-space\n  authentication: pre-shared-key\n  vici: ";
    whole += daemons.vici(name) + "\n";
    for (String other : ROLES) {
      if (!other.equals(name)) {
        String key = daemons.key(addressOf(name), addressOf(other)).toString();
        String at = "address: " + addressOf(other) + "\n";
        whole = whole.replace("- " + at, "- " + at + "    preSharedKey: " + key + "\n");
      }
    }
    whole = whole.replace("securityAssociation: true", "securityAssociation: verified");
    if (protectedRoles.add(name)) {
      daemons.start(read(whole), name);
    }
    return whole;
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

  /** The CMD's bindings as it shows them; empty while it does not answer. */
  String bindings() {
    return readBindings().map(JsonNode::toString).orElse("");
  }

  private Optional<JsonNode> readBindings() {
    try {
      return Optional.of(new ControlClient(nodes.control("cmd")).bindings());
    } catch (ControlException notYet) {
      return Optional.empty();
    }
  }

  /** The mobile node's address in each prefix that the CMD has a binding for. */
  Set<String> registered() {
    Set<String> addresses = new TreeSet<>();
    readBindings()
        .ifPresent(
            state ->
                state
                    .path("bindings")
                    .findValuesAsText("prefix")
                    .forEach(
                        it -> addresses.add(Bench.mnAddress(Ipv6Prefix.parse(it)).toString())));
    return addresses;
  }

  /** The mobile node's addresses from which packets come back from the correspondent. */
  List<String> inReach() {
    String command =
        "for a in $(ip -6 -o address show scope global | sed 's/.*inet6 //; s,/.*,,'); do"
            + " ping -6 -n -q -c 2 -i 0.1 -W 1 -I $a "
            + Bench.CORRESPONDENT
            + " >/dev/null && echo $a; done || true";
    return Shell.run(Shell.inside(bench.file("mn"), "sh", "-c", command), "").lines().toList();
  }

  /** True of addresses one of which a MAAR has assigned. */
  static Predicate<List<String>> has(int maar) {
    Ipv6Prefix pool = Bench.maarPool(maar);
    String start = pool.address().toString().replace("00::", "");
    return addresses -> addresses.stream().anyMatch(it -> it.startsWith(start));
  }

  /** What the nodes' kernels have. */
  List<String> hosts() {
    List<String> hosts = new ArrayList<>();
    for (String role : ROLES) {
      hosts.add(Benches.everything(bench, role));
    }
    return hosts;
  }

  @Override
  public void close() {
    nodes.close();
  }
}
