package org.maarg.cli.demo;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.maarg.cli.CliException;
import org.maarg.cli.Json;
import org.maarg.protocol.Knob;
import org.maarg.protocol.Mode;
import org.maarg.protocol.PrefixSet;
import org.maarg.protocol.Profile;
import org.maarg.runtime.transport.LinkFaults;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows the protocol at work. */
@Command(
    name = "demo",
    header = "Let a mobile node move among live MAARs, and see whether it keeps its prefixes.",
    description = {
      "",
      "Starts a CMD and MAARs as real nodes on UDP sockets of this machine, attaches a mobile node"
          + " and moves it. Shows each message as it happens, at the end the bindings of every node"
          + " and a verdict: consistent if every prefix is reachable through a tunnel whose two ends"
          + " agree, and nothing else is left over anywhere.",
      "",
      "A move waits up to 3 minutes until its MAAR serves, then up to 5 s for the previous MAARs. After the last"
          + " move the demo waits until all nodes agree, at most as --wait says. Without loss it"
          + " takes a few seconds. Lost messages are sent again after 1, 2, 4 ... 32 s; what goes"
          + " unnoticed for the moment is put right when the registration is renewed, after three"
          + " quarters of its lifetime. With the profile reviewed-draft the CMD sends nothing again,"
          + " and loss may leave prefixes unreachable for good.",
      "",
      "No node gets more than 3 updates a second about a mobile node (MAX_UPDATE_RATE, RFC 8885"
          + " 3.6): after quick moves the ladder pauses until the second is over.",
      ""
    },
    footer = {
      "",
      "Example: maarg demo --mode locator --moves 10",
      "Example: maarg demo --prefixes 3 --drop 0.2",
      "Example: maarg demo --interfaces 2 --prefixes 3 --mode locator",
      "Example: maarg demo --moves 10 --page",
      "Example: maarg demo --moves 10 --drop 0.2 --dup 0.1 --reorder 0.2 --seed 7 --pcap demo.pcap",
      "",
      "Exit status: 0 consistent; 1 inconsistent; 2 arguments cannot be used; 3 a node failed."
    })
final class DemoCommand implements Callable<Integer> {
  private static final int REORDER_MILLIS = 50;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--mode",
      paramLabel = "MODE",
      description = "What the CMD does: relay, locator or proxy (default: ${DEFAULT-VALUE}).",
      defaultValue = "relay")
  private Mode mode = Mode.RELAY;

  @Option(
      names = "--profile",
      paramLabel = "PROFILE",
      description =
          "Policy of the nodes: reviewed-draft, rfc8885, deployable or hardened"
              + " (default: ${DEFAULT-VALUE}).",
      defaultValue = "deployable")
  private Profile profile = Profile.DEPLOYABLE;

  @Option(
      names = "--moves",
      paramLabel = "N",
      description = "How often the mobile node moves, 0 to 60 (default: ${DEFAULT-VALUE}).",
      defaultValue = "3")
  private int moves;

  @Option(
      names = "--prefixes",
      paramLabel = "N",
      description =
          "How many prefixes the mobile node gets from each MAAR, 1 to 8 (default:"
              + " ${DEFAULT-VALUE}).",
      defaultValue = "1")
  private int prefixes;

  @Option(
      names = "--interfaces",
      paramLabel = "N",
      description =
          "How many interfaces the mobile node has, 1 to 4 (default: ${DEFAULT-VALUE}). Each has"
              + " prefixes of its own; several go round among three MAARs, one after the other.",
      defaultValue = "1")
  private int interfaces;

  @Option(
      names = "--ping-pong",
      description = "Move back and forth between two MAARs, not to a new one each time.")
  private boolean pingPong;

  @Option(
      names = "--drop",
      paramLabel = "P",
      description = "Probability, 0 to 1, that a message is lost (default: ${DEFAULT-VALUE}).",
      defaultValue = "0")
  private double drop;

  @Option(
      names = "--dup",
      paramLabel = "P",
      description = "Probability that a message arrives twice (default: ${DEFAULT-VALUE}).",
      defaultValue = "0")
  private double duplicate;

  @Option(
      names = "--reorder",
      paramLabel = "P",
      description =
          "Probability that a message is up to 50 ms late, so that others overtake it (default:"
              + " ${DEFAULT-VALUE}).",
      defaultValue = "0")
  private double reorder;

  @Option(
      names = "--seed",
      paramLabel = "S",
      description = "Seed of these chances (default: ${DEFAULT-VALUE}).",
      defaultValue = "1")
  private long seed;

  @Option(
      names = "--lifetime",
      paramLabel = "SECONDS",
      description =
          "Lifetime of registrations, 4 to 262140, a multiple of 4 (default: ${DEFAULT-VALUE}).",
      defaultValue = "60")
  private int lifetimeSeconds;

  @Option(
      names = "--wait",
      paramLabel = "SECONDS",
      description =
          "Longest time to wait for all nodes to agree after the last move, 1 to 86400 (default:"
              + " ${DEFAULT-VALUE}).",
      defaultValue = "300")
  private int waitSeconds;

  @Option(
      names = "--pcap",
      paramLabel = "FILE",
      description = "Write every message that a node sends into a capture, lost ones included.")
  private Optional<Path> pcap = Optional.empty();

  @Option(names = "--events", description = "Show also what the nodes report of themselves.")
  private boolean events;

  @Option(
      names = "--json",
      description = "Write one JSON document at the end (counts, bindings, verdict), no ladder.")
  private boolean json;

  @Option(
      names = "--page",
      paramLabel = "PORT",
      arity = "0..1",
      fallbackValue = "0",
      description =
          "Show the domain on a page in the browser, on this port of 127.0.0.1 or on one that is"
              + " free. The moves wait for the page, and the nodes run until Ctrl-C.")
  private Optional<Integer> page = Optional.empty();

  @Override
  public Integer call() {
    DemoPlan plan = plan();
    PrintWriter out = spec.commandLine().getOut();
    if (page.isPresent()) {
      return onPage(plan, out).exitStatus();
    }
    DemoView view = json ? DemoView.NONE : new DemoScreen(out, events);
    DemoResult result = run(plan, view);
    out.print(json ? Json.write(DemoJson.of(result)) + "\n" : DemoTables.of(result));
    out.flush();
    return result.exitStatus();
  }

  private DemoResult onPage(DemoPlan plan, PrintWriter out) {
    if (json || pcap.isPresent()) {
      throw CliException.usage("--page", "goes with neither --json nor --pcap");
    }
    requireRange("--page", page.orElse(0), 0, 65_535);
    DemoRun.warmUp(plan);
    LiveTrace trace = new LiveTrace(InstantSource.system());
    try (LiveDemoPage shown = new LiveDemoPage(out, page.orElse(0))) {
      return new DemoRun(plan, new DemoScreen(out, events), trace, event -> {})
          .withPage(shown)
          .run();
    }
  }

  private DemoResult run(DemoPlan plan, DemoView view) {
    pcap.ifPresent(DemoCommand::requireWritable);
    DemoRun.warmUp(plan);
    LiveTrace trace = new LiveTrace(InstantSource.system());
    if (pcap.isEmpty()) {
      return new DemoRun(plan, view, trace, event -> {}).run();
    }
    try (Capture capture = Capture.create(pcap.get(), trace.startNanos())) {
      return new DemoRun(plan, view, trace, capture).run();
    }
  }

  /** Now rather than after the warming up. */
  private static void requireWritable(Path file) {
    Capture.create(file, 0).close();
  }

  private DemoPlan plan() {
    requireRange("--moves", moves, 0, DemoPlan.MAX_MOVES);
    requireRange("--interfaces", interfaces, 1, DemoPlan.MAX_INTERFACES);
    requireRange("--prefixes", prefixes, 1, PrefixSet.MOST);
    requireRange("--lifetime", lifetimeSeconds, DemoPlan.LIFETIME_UNIT, DemoPlan.MAX_LIFETIME);
    if (lifetimeSeconds % DemoPlan.LIFETIME_UNIT != 0) {
      throw CliException.usage("--lifetime", lifetimeSeconds + " is not a multiple of 4");
    }
    requireRange("--wait", waitSeconds, 1, 86_400);
    requireProbability("--drop", drop);
    requireProbability("--dup", duplicate);
    requireProbability("--reorder", reorder);
    LinkFaults faults = new LinkFaults(drop, duplicate, reorder, 0, REORDER_MILLIS, seed);
    return new DemoPlan(
        mode, nodesProfile(), moves, interfaces, pingPong, lifetimeSeconds, faults, waitSeconds);
  }

  /** The profile itself, which has a name, unless one of its knobs is turned. */
  private Profile nodesProfile() {
    return profile.value(Knob.PREFIXES_PER_MN) == prefixes
        ? profile
        : profile.with().set(Knob.PREFIXES_PER_MN, prefixes).build();
  }

  private static void requireRange(String option, int value, int least, int greatest) {
    if (value < least || value > greatest) {
      throw CliException.usage(option, value + " is not in " + least + ".." + greatest);
    }
  }

  private static void requireProbability(String option, double value) {
    if (!(value >= 0 && value <= 1)) {
      throw CliException.usage(option, value + " is not a probability of 0..1");
    }
  }
}
