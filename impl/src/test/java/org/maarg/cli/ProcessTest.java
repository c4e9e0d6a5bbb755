package org.maarg.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.maarg.runtime.OwnLoopback;
import org.maarg.wire.Octets;

/** The program as a process of its own: streams, exit status, signals. */
@Timeout(600)
@Execution(ExecutionMode.CONCURRENT)
class ProcessTest {
  private static final int SECONDS = 120;

  @TempDir private Path folder;

  private Cli.Result run(Path input, String... args) throws Exception {
    Path out = folder.resolve("out");
    Path err = folder.resolve("err");
    Process process =
        new ProcessBuilder(Programs.java(args))
            .redirectInput(input.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    try {
      assertThat(process.waitFor(SECONDS, TimeUnit.SECONDS)).isTrue();
      return new Cli.Result(process.exitValue(), Files.readString(out), Files.readString(err));
    } finally {
      process.destroyForcibly();
    }
  }

  private Path nothing() throws IOException {
    return Files.writeString(folder.resolve("nothing"), "");
  }

  @Test
  void exitStatusIsThatOfTheCommand() throws Exception {
    assertThat(run(nothing(), "--version").ok().out()).startsWith("maarg ");
    run(nothing(), "demo", "--moves", "61")
        .fails(ExitStatus.USAGE, "maarg demo: --moves: 61 is not in 0..60");
    Cli.Result refused = run(nothing(), "decode", "--hex", "3b");
    assertThat(refused.status()).isEqualTo(ExitStatus.NEGATIVE);
  }

  @Test
  void standardInputIsRead() throws Exception {
    String hex = Octets.of(Messages.encode(Messages.everyOption())).toHex();
    String json = Cli.run("decode", "--hex", hex, "--json").ok().out();
    Path input = Files.writeString(folder.resolve("in.json"), json);
    assertThat(run(input, "encode", "-").ok().out().strip()).isEqualTo(hex);
  }

  @Test
  void demoWritesOneDocumentAndNothingElse() throws Exception {
    JsonNode json = run(nothing(), "demo", "--moves", "1", "--json").ok().json();
    assertThat(json.path("verdict").path("consistent").asBoolean()).isTrue();
  }

  @Test
  void interruptedConformanceRunLeavesWhatItKnows() throws Exception {
    Path junit = folder.resolve("junit.xml");
    Process process =
        new ProcessBuilder(
                Programs.java(
                    "conformance",
                    "--demo-wrong-peer",
                    "right-cmd",
                    "--jobs",
                    "1",
                    "--junit",
                    junit.toString()))
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try (BufferedReader out = process.inputReader()) {
      // Whatever it is: a machine with other things to do may let a case wait for too long.
      assertThat(out.readLine()).matches("(pass|FAIL) .*");
      // Not SIGINT, which a build that runs in the background has its children ignore.
      assertThat(process.toHandle().destroy()).isTrue();
      String rest = out.lines().collect(Collectors.joining("\n"));
      assertThat(process.waitFor(SECONDS, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).isEqualTo(143);
      assertThat(rest).contains("not run: interrupted", "Interrupted after ", "does not conform: ");
      assertThat(Files.readString(junit)).contains("not run: interrupted", "</testsuite>");
    } finally {
      process.destroyForcibly();
    }
  }

  @Test
  void nodesRunUntilTheyAreTerminated() throws Exception {
    String[] ports = endpoints();
    Process cmd = start("cmd", cmdConfig(ports));
    Process maar = start("maar", maarConfig(ports));
    try (BufferedReader cmdOut = cmd.inputReader();
        BufferedReader maarOut = maar.inputReader()) {
      String database = controlOf(cmdOut, "ready: CMD 2001:db8:c::1 at " + ports[0]);
      String node = controlOf(maarOut, "ready: MAAR 2001:db8:a::1 at " + ports[1]);
      Cli.run("attach", "--node", node, "--mn", "mn1@example.org").ok();
      awaitServing(node);
      assertThat(Cli.run("bindings", "--node", node).ok().out())
          .containsPattern(
              "mn1@example.org +02:00:00:00:00:01 +2001:db8:1[0-9a-f:]*/64 +serving +60 s");
      assertRefusalIsToldEverywhere(node, database);
      assertHangUpHasItReadAgain(cmd, node);
      Cli.run("detach", "--node", node, "--mn", "mn1@example.org").ok();
      Cli.run("detach", "--node", node, "--mn", "mn1@example.org")
          .fails(ExitStatus.NEGATIVE, "maarg detach: " + node + ": NOT_ATTACHED");
      Cli.Result bad = Cli.run("attach", "--node", node, "--mn", "mn 1");
      assertThat(bad.status()).isEqualTo(ExitStatus.USAGE);
      assertStopsBySignal(maar, maarOut);
      assertStopsBySignal(cmd, cmdOut);
      assertCaptured("cmd");
      assertCaptured("maar");
    } finally {
      cmd.destroyForcibly();
      maar.destroyForcibly();
    }
  }

  private void assertRefusalIsToldEverywhere(String node, String database) throws Exception {
    String mn = "stranger@example.com";
    Cli.run("attach", "--node", node, "--mn", mn, "--wait")
        .fails(
            ExitStatus.NEGATIVE,
            "maarg attach: stranger@example.com: refused by 2001:db8:c::1 with status 152, proxy"
                + " registration not enabled: the CMD's authorizedMobileNodes do not name this"
                + " mobile node");
    assertThat(Cli.run("bindings", "--node", node).ok().out())
        .containsPattern(mn + " +2001:db8:c::1 +152 proxy registration not enabled");
    assertThat(Cli.run("bindings", "--node", database).ok().out())
        .containsPattern(mn + " +this node, to 2001:db8:a::1 +152 proxy registration not enabled");
    for (String role : List.of("cmd", "maar")) {
      assertThat(Files.readString(folder.resolve(role + ".log")))
          .contains("registration refused by " + (role.equals("cmd") ? "this node" : "peer"))
          .contains("status=\"152\" name=\"proxy registration not enabled\"");
    }
    assertThat(Cli.run("attach", "--node", node, "--mn", "mn2@example.org", "--wait", "20").out())
        .startsWith("registered: mn2@example.org with 2001:db8:1");
    assertInterfacesAreToldApart(node, database);
  }

  /** Another interface of a mobile node that is registered is waited for, and shown, by itself. */
  private static void assertInterfacesAreToldApart(String node, String database) {
    String first = prefixOf(Cli.run("bindings", "--node", node).ok().out(), "02:00:00:00:00:01");
    String told =
        Cli.run(
                "attach",
                "--node",
                node,
                "--mn",
                "mn2@example.org",
                "--link-layer",
                "02:00:00:00:00:02",
                "--access",
                "ethernet",
                "--handoff",
                "new-interface",
                "--wait",
                "20")
            .ok()
            .out();
    for (String one : List.of(node, database)) {
      String shown = Cli.run("bindings", "--node", one).ok().out();
      assertThat(prefixOf(shown, "02:00:00:00:00:01")).isEqualTo(first);
      String second = prefixOf(shown, "02:00:00:00:00:02");
      assertThat(second).isNotEqualTo(first);
      assertThat(told).isEqualTo("registered: mn2@example.org with " + second + "\n");
    }
  }

  private static String prefixOf(String bindings, String linkLayer) {
    Matcher row =
        Pattern.compile("(?m)^ +mn2@example.org +" + linkLayer + " +(\\S+) +").matcher(bindings);
    assertThat(row.find()).as(bindings).isTrue();
    return row.group(1);
  }

  /** A list that has the stranger lets it in; a file that cannot be taken up changes nothing. */
  private void assertHangUpHasItReadAgain(Process cmd, String node) throws Exception {
    Path file = folder.resolve("cmd.yaml");
    String text = Files.readString(file);
    Files.writeString(file, text.replace("- \"@example.org\"", "- \"@example.com\""));
    hangUp(cmd, "configuration read again and in use");
    Cli.run("attach", "--node", node, "--mn", "late@example.com", "--wait", "20").ok();
    awaitServing(node);
    Files.writeString(file, text.replace("mode: relay", "mode: proxy"));
    hangUp(cmd, "nothing of it taken up");
    assertThat(Files.readString(folder.resolve("cmd.log")))
        .contains("mode: cannot change while the node runs");
  }

  private void hangUp(Process process, String expected) throws Exception {
    String pid = Long.toString(process.pid());
    assertThat(new ProcessBuilder("kill", "-HUP", pid).start().waitFor()).isZero();
    Path log = folder.resolve("cmd.log");
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (!Files.readString(log).contains(expected) && System.nanoTime() < end) {
      Thread.sleep(50);
    }
    assertThat(Files.readString(log)).contains(expected);
  }

  @Test
  void aNodeThatIsStartedDeafToHangUpsSaysSo() throws Exception {
    List<String> command = new ArrayList<>(List.of("env", "--ignore-signal=HUP"));
    Path config = cmdConfig(endpoints());
    command.addAll(Programs.java("cmd", "--config", config.toString()));
    Path log = folder.resolve("deaf.log");
    Process process = new ProcessBuilder(command).redirectError(log.toFile()).start();
    try (BufferedReader out = process.inputReader()) {
      assertThat(out.readLine()).startsWith("ready: CMD");
      assertThat(Files.readString(log)).contains("SIGHUP is ignored");
    } finally {
      process.destroyForcibly();
    }
  }

  /** What a node sent and received is in its capture, up to the moment at which it was stopped. */
  private void assertCaptured(String role) {
    String pcap = folder.resolve(role + ".pcap").toString();
    assertThat(Cli.run("decode", pcap).ok().out())
        .contains("2001:db8:a::1 > 2001:db8:c::1  UDP 5436 > 5436  Binding Update")
        .contains("2001:db8:c::1 > 2001:db8:a::1  UDP 5436 > 5436  Binding Acknowledgement");
  }

  private Process start(String role, Path config) throws IOException {
    String pcap = folder.resolve(role + ".pcap").toString();
    List<String> command = Programs.java(role, "--config", config.toString(), "--pcap", pcap);
    return new ProcessBuilder(Programs.hearing("HUP", command))
        .redirectError(folder.resolve(role + ".log").toFile())
        .start();
  }

  /** The URL in a ready line that begins as it should. */
  private static String controlOf(BufferedReader out, String start) throws IOException {
    String line = out.readLine();
    assertThat(line).startsWith(start + ", control API at http://127.0.0.1:");
    return line.substring(line.indexOf("http://"));
  }

  private static void awaitServing(String node) throws Exception {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    String state = "";
    while (!state.equals("SERVING") && System.nanoTime() < end) {
      Thread.sleep(50);
      JsonNode json = Cli.run("bindings", "--node", node, "--json").ok().json();
      state = json.path("bindings").path(0).path("state").asText();
    }
    assertThat(state).isEqualTo("SERVING");
  }

  private static void assertStopsBySignal(Process process, BufferedReader out) throws Exception {
    assertThat(process.toHandle().destroy()).isTrue();
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isEqualTo(ExitStatus.OK);
    assertThat(out.readLine()).isNull();
  }

  /** Of a CMD and of a MAAR. */
  private static String[] endpoints() {
    return new String[] {OwnLoopback.next(), OwnLoopback.next()};
  }

  private Path cmdConfig(String[] ports) throws IOException {
    return Files.writeString(
        folder.resolve("cmd.yaml"),
        """
        role: cmd
        address: 2001:db8:c::1
        mode: relay
        lifetime: 60
        transport:
          kind: udp
          bind: %s
        peers:
          - address: 2001:db8:a::1
            endpoint: %s
            pool: 2001:db8:101::/48
            securityAssociation: true
        authorizedMobileNodes:
          - "@example.org"
        control:
          bind: 127.0.0.1:0
        """
            .formatted(ports[0], ports[1]));
  }

  private Path maarConfig(String[] ports) throws IOException {
    return Files.writeString(
        folder.resolve("maar.yaml"),
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
          bind: %s
        peers:
          - address: 2001:db8:c::1
            endpoint: %s
            securityAssociation: true
        control:
          bind: 127.0.0.1:0
        """
            .formatted(ports[1], ports[0]));
  }

  @Test
  void configurationThatCannotBeUsedHasALineForEachProblem() throws Exception {
    Path file = cmdConfig(endpoints());
    Files.writeString(file, Files.readString(file).replace("lifetime: 60", "lifetime: 7\nfoo: 1"));
    Cli.Result result = Cli.run("cmd", "--config", file.toString());
    assertThat(result.status()).isEqualTo(ExitStatus.USAGE);
    assertThat(result.err().lines())
        .hasSize(2)
        .allSatisfy(line -> assertThat(line).startsWith("maarg cmd: " + file + ":"))
        .anySatisfy(line -> assertThat(line).contains(":4:11: lifetime: "))
        .anySatisfy(line -> assertThat(line).contains(":5:1: foo: unknown key"));
  }

  @Test
  void nodeOfTheOtherRoleIsNamed() throws Exception {
    Path file = maarConfig(endpoints());
    Cli.run("cmd", "--config", file.toString())
        .fails(ExitStatus.USAGE, "maarg cmd: " + file + ": role: is maar; 'maarg maar' runs it");
  }

  @Test
  void portThatIsTakenIsANegativeResult() throws Exception {
    InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    try (DatagramSocket taken = new DatagramSocket(new InetSocketAddress(loopback, 0))) {
      String endpoint = "127.0.0.1:" + taken.getLocalPort();
      Path file = cmdConfig(new String[] {endpoint, OwnLoopback.next()});
      Cli.Result result = Cli.run("cmd", "--config", file.toString());
      assertThat(result.status()).isEqualTo(ExitStatus.NEGATIVE);
      assertThat(result.err())
          .hasLineCount(1)
          .startsWith("maarg cmd: start: cannot bind UDP to " + endpoint);
    }
  }
}
