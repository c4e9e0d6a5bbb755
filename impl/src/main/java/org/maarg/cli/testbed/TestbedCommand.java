package org.maarg.cli.testbed;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.maarg.cli.CliException;
import org.maarg.cli.ExitStatus;
import org.maarg.cli.Json;
import org.maarg.protocol.Mode;
import org.maarg.runtime.dataplane.DataPlaneException;
import org.maarg.runtime.ipsec.IpsecException;
import org.maarg.runtime.linux.LinuxException;
import org.maarg.runtime.observe.LogLevel;
import org.maarg.runtime.transport.TransportException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Lets real packets cross live nodes. */
@Command(
    name = "testbed",
    header = "Move a mobile node among MAARs that forward, while its connections run (root).",
    description = {
      "",
      "Makes network namespaces: a correspondent, the core, a CMD, MAARs and a mobile node, with"
          + " the nodes of this program in them, over protocol 135, forwarding in the kernel. From"
          + " each prefix that the mobile node gets it starts flows, and moves it while they run."
          + " Shows what happens as it does, and at the end per flow and move how long it was"
          + " silent, and how much of that was signalling.",
      "",
      "Needs Linux, root, iproute2, nftables, util-linux and iputils-ping; --report also dumpcap"
          + " and mergecap of Wireshark, --ipsec strongSwan with its plugin kernel-libipsec. It"
          + " touches nothing outside of namespaces whose names begin with maargtb-run-, and"
          + " removes these, also those that an interrupted run has left.",
      ""
    },
    footer = {
      "",
      "Example: maarg testbed --mode locator --moves 6 --traffic tcp,udp,bulk",
      "Example: maarg testbed --moves 10 --traffic udp --check-gap 20",
      "",
      "The machine is part of what is measured. All nodes share its kernel and processors with the"
          + " flows, and with Java's second compiler, which a run of half a minute does not need:"
          + " MAARG_JAVA_OPTS=-XX:TieredStopAtLevel=1 spares it.",
      "",
      "Exit status: 0 every flow went on, and each connection has lost nothing; 1 not so, or the"
          + " host cannot do it; 2 arguments cannot be used; 5 all went on, and --check-gap does"
          + " not hold."
    })
final class TestbedCommand implements Callable<Integer> {
  private static final Path LOCK = Path.of("/run/lock/maarg-testbed");
  private static final int LEAST_MAARS = 2;
  private static final int MOST_MAARS = 9;
  private static final int MOST_MOVES = 50;
  private static final int LEAST_MTU = 1320;
  private static final int MOST_MTU = 9000;

  /** A program that is called, and the Debian package that has it. */
  private static final Map<String, String> NEEDED =
      Map.of("ip", "iproute2", "nft", "nftables", "nsenter", "util-linux", "ping", "iputils-ping");

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--mode",
      paramLabel = "MODE",
      description = "What the CMD does: relay, locator or proxy (default: ${DEFAULT-VALUE}).",
      defaultValue = "relay")
  private Mode mode = Mode.RELAY;

  @Option(
      names = "--maars",
      paramLabel = "N",
      description = "Number of MAARs, 2 to 9 (default: ${DEFAULT-VALUE}).",
      defaultValue = "3")
  private int maars;

  @Option(
      names = "--moves",
      paramLabel = "N",
      description = "How often the mobile node moves, 0 to 50 (default: ${DEFAULT-VALUE}).",
      defaultValue = "3")
  private int moves;

  @Option(
      names = "--traffic",
      paramLabel = "KIND",
      split = ",",
      description =
          "Flows from each prefix: tcp (a thin stream), bulk (full segments), udp (an echo every"
              + " millisecond), ping (default: ${DEFAULT-VALUE}).",
      defaultValue = "tcp,udp,ping")
  private List<Traffic> traffic = List.of();

  @Option(
      names = "--core-mtu",
      paramLabel = "OCTETS",
      description =
          "MTU of the links between nodes and core, 1320 to 9000 (default: ${DEFAULT-VALUE}).",
      defaultValue = "1500")
  private int coreMtu;

  @Option(
      names = "--ipsec",
      description =
          "Signal through IPsec: an IKE daemon of strongSwan for each node, ESP in user space.")
  private boolean ipsec;

  @Option(
      names = "--check-gap",
      paramLabel = "MS",
      description =
          "Exit status 5 unless for each kind of flow the median over the moves of its longest"
              + " silence is the signalling and at most so many milliseconds more.")
  private @Nullable Double checkGap;

  @Option(names = "--json", description = "What came of it as JSON; progress on standard error.")
  private boolean json;

  @Option(
      names = "--report",
      paramLabel = "DIR",
      description =
          "Keep captures, the signalling that they show, arrivals and figures in this folder.")
  private @Nullable Path report;

  @Override
  public Integer call() throws InterruptedException {
    check("--maars", maars, LEAST_MAARS, MOST_MAARS);
    check("--moves", moves, 0, MOST_MOVES);
    check("--core-mtu", coreMtu, LEAST_MTU, MOST_MTU);
    checkHost();
    LogLevel.set("WARN");
    TestbedPlan plan =
        new TestbedPlan(mode, maars, moves, traffic, coreMtu, ipsec, Optional.ofNullable(report));
    try (FileChannel lock =
        FileChannel.open(LOCK, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      FileLock taken = lock.tryLock();
      if (taken == null) {
        throw CliException.negative("testbed", "another one is running");
      }
      return run(plan);
    } catch (IOException e) {
      throw CliException.file(LOCK, e);
    }
  }

  private Integer run(TestbedPlan plan) throws InterruptedException, IOException {
    Thread sweeper = new Thread(() -> TestbedRun.sweep(TestbedRun.NAME), "maarg-sweep");
    Runtime.getRuntime().addShutdownHook(sweeper);
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter progress = json ? spec.commandLine().getErr() : out;
    try {
      TestbedResult result = new TestbedRun(TestbedRun.NAME, plan, progress).run();
      if (plan.report().isPresent()) {
        TestbedFiles.write(plan.report().get(), plan, result);
      }
      out.print(json ? Json.write(TestbedJson.of(plan, result)) : TestbedText.of(result));
      out.flush();
      return status(result);
    } catch (Shell.ShellException
        | DataPlaneException
        | IpsecException
        | LinuxException
        | TransportException problem) {
      throw CliException.negative("testbed", String.valueOf(problem.getMessage()));
    }
  }

  private int status(TestbedResult result) {
    if (!result.isGood()) {
      return ExitStatus.NEGATIVE;
    }
    return checkGap == null || result.isWithin(checkGap) ? ExitStatus.OK : ExitStatus.TOO_SLOW;
  }

  private static void check(String option, int value, int least, int most) {
    if (value < least || value > most) {
      throw CliException.usage(option, value + " is not in " + least + ".." + most);
    }
  }

  private void checkHost() {
    if (ipsec && !Files.isExecutable(BenchIpsec.CHARON)) {
      String packages = "strongswan-charon, strongswan-swanctl, libcharon-extra-plugins";
      throw CliException.negative("testbed", "no strongSwan (Debian: " + packages + ")");
    }
    String path = System.getenv("PATH");
    for (Map.Entry<String, String> needed : NEEDED.entrySet()) {
      boolean found = false;
      for (String folder : (path == null ? "" : path).split(":", -1)) {
        found |= Files.isExecutable(Path.of(folder, needed.getKey()));
      }
      if (!found) {
        String reason = needed.getKey() + " is not installed (Debian: " + needed.getValue() + ")";
        throw CliException.negative("testbed", reason);
      }
    }
  }
}
