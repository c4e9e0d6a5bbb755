package org.maarg.cli.testbed;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.Ipv6Prefix;

/** A run: attach, start flows, move, and look whether all that ran goes on. */
final class TestbedRun {
  /** Of all benches that this command makes. */
  static final String NAME = "run";

  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(10);
  private static final long REPEAT_NANOS = TimeUnit.SECONDS.toNanos(1);
  private static final long LOOK_MILLIS = 5;
  private static final long STAY_MILLIS = 2_000;
  private static final long ALIVE_NANOS = TimeUnit.SECONDS.toNanos(1);

  private static final Pattern SOURCE = Pattern.compile("(?s).* src (\\S+) .*");

  private final String name;
  private final TestbedPlan plan;
  private final PrintWriter out;
  private final TestbedResult result = new TestbedResult();
  private final MoveWatch watch = new MoveWatch();
  private final DirectAnswers answers;
  private final Set<Integer> visited = new TreeSet<>();

  /** From where to where, as {@link CoreCounters#pairs} has it. */
  private final Set<String> tunnels = new TreeSet<>();

  /**
   * A run.
   *
   * @param name of its bench; what an interrupted run on a bench of this name has left is removed
   */
  TestbedRun(String name, TestbedPlan plan, PrintWriter out) {
    this.name = name;
    this.plan = plan;
    this.out = out;
    this.answers = new DirectAnswers(plan.maars());
  }

  /**
   * Does it; nothing is left of the bench afterwards.
   *
   * @throws RuntimeException if the bench, a node or its forwarding cannot be had
   */
  TestbedResult run() throws InterruptedException {
    sweep(name);
    try (Bench bench = new Bench(name, plan.maars(), plan.coreMtu());
        Captures captures = new Captures(bench, plan)) {
      CoreCounters core = new CoreCounters(bench);
      if (plan.ipsec()) {
        try (BenchIpsec ipsec = new BenchIpsec(bench, name)) {
          run(bench, captures, core, Optional.of(ipsec));
        }
      } else {
        run(bench, captures, core, Optional.empty());
      }
    }
    return result;
  }

  /** Removes what an interrupted run on a bench of this name has left. */
  static void sweep(String name) {
    Bench.sweep(name);
    BenchIpsec.sweep(name);
  }

  private void run(Bench bench, Captures captures, CoreCounters core, Optional<BenchIpsec> ipsec)
      throws InterruptedException {
    try (BenchNodes nodes =
            new BenchNodes(bench, plan.mode(), plan.maars(), ipsec, List.of(watch, answers));
        Correspondent correspondent = new Correspondent(bench.file("cn"))) {
      nodes.onSetUp(watch::setUp);
      captures.awaitReady();
      result.begin();
      say("namespaces, nodes and correspondent are up");
      travel(bench, nodes);
      assert correspondent != null;
      inTheCore(core);
    }
  }

  private void say(String format, Object... values) {
    double seconds = result.millisAt(System.nanoTime()) / 1_000;
    String line = String.format(Locale.ROOT, format, values);
    out.printf(Locale.ROOT, "%8.3f s  %s%n", seconds, line);
    out.flush();
  }

  private void travel(Bench bench, BenchNodes nodes) throws InterruptedException {
    bench.attach(1);
    arrive(bench, nodes, 1);
    int at = 1;
    for (int i = 1; i <= plan.moves(); i++) {
      int to = at % plan.maars() + 1;
      move(bench, nodes, at, to);
      at = to;
    }
    for (Flow flow : result.flows()) {
      judge(flow);
      path(new Probes(bench), flow.source());
    }
    result.flows().forEach(Flow::close);
    tooBig(bench, nodes, at);
    report(nodes);
  }

  private void move(Bench bench, BenchNodes nodes, int from, int to) throws InterruptedException {
    long at = System.nanoTime();
    var unused = nodes.node(from).runner().detach(BenchNodes.MN);
    bench.plugIn(to);
    long plugged = System.nanoTime();
    bench.solicit();
    arrive(bench, nodes, to);
    Move made = watch.moved(to, at, plugged);
    result.add(made);
    say(
        "moved from MAAR %d to MAAR %d: link %.1f ms, detection %.1f ms, signalling %.1f ms,"
            + " set-up %.1f ms",
        from,
        to,
        ms(made.linkNanos()),
        ms(made.detectionNanos()),
        ms(made.signallingNanos()),
        ms(made.setUpNanos()));
    for (Flow flow : result.flowsDuring(made)) {
      say("  %-4s from %s: silent for %.1f ms", flow.kind(), flow.source(), ms(made.gapOf(flow)));
    }
  }

  private static double ms(long nanos) {
    return TestbedResult.millis(nanos);
  }

  /** Waits until the mobile node has its address of a MAAR; starts the flows from there. */
  private void arrive(Bench bench, BenchNodes nodes, int maar) throws InterruptedException {
    boolean attached =
        await(() -> nodes.node(maar).routers().stream().anyMatch(it -> it.preferred()), bench);
    Optional<Ipv6Prefix> prefix = nodes.prefixOf(maar);
    if (!attached || prefix.isEmpty()) {
      throw new Shell.ShellException("MAAR " + maar + " does not serve the mobile node");
    }
    Ipv6Address address = Bench.mnAddress(prefix.get());
    boolean configured =
        await(() -> addresses(bench, "-deprecated").contains(address + "/"), bench);
    result.check("address of MAAR " + maar + " is configured", configured, address.toString());
    visit(maar);
    Thread.sleep(STAY_MILLIS / 2);
    startFlows(bench, address);
    Thread.sleep(STAY_MILLIS / 2);
    look(bench, address);
  }

  /** What goes on from an earlier MAAR's prefix goes between that one and this one. */
  private void visit(int maar) {
    if (plan.traffic().isEmpty()) {
      return;
    }
    visited.add(maar);
    for (int earlier : visited) {
      if (earlier != maar) {
        tunnels.add(Bench.maarAddress(earlier) + " " + Bench.maarAddress(maar));
        tunnels.add(Bench.maarAddress(maar) + " " + Bench.maarAddress(earlier));
      }
    }
  }

  private static String addresses(Bench bench, String flag) {
    return bench.show("mn", "addr", "show", "dev", "mn0", "scope", "global", flag);
  }

  private boolean await(BooleanSupplier wanted, Bench bench) throws InterruptedException {
    long start = System.nanoTime();
    long solicited = start;
    while (!wanted.getAsBoolean()) {
      long now = System.nanoTime();
      if (now - start > PATIENCE_NANOS) {
        return false;
      }
      if (now - solicited > REPEAT_NANOS) {
        solicited = now;
        bench.solicit();
      }
      Thread.sleep(LOOK_MILLIS);
    }
    return true;
  }

  private void startFlows(Bench bench, Ipv6Address address) {
    if (result.flows().stream().anyMatch(flow -> flow.source().equals(address))) {
      return; // The mobile node has been here before, and the flows of then still run.
    }
    for (Traffic kind : plan.traffic()) {
      Flow flow = kind.from(address);
      result.add(flow);
      flow.start(bench.file("mn"));
    }
    say("flows from %s", address);
  }

  /** What the mobile node's own kernel makes of the advertisements. */
  private void look(Bench bench, Ipv6Address newest) throws InterruptedException {
    boolean newer = await(() -> sourceOfNewFlows(bench).equals(newest.toString()), bench);
    result.check("a new flow uses the newest prefix", newer, sourceOfNewFlows(bench));
    boolean right = await(() -> onlyOldOnesAreDeprecated(bench, newest), bench);
    String seen = right ? newest + " is not" : addresses(bench, "deprecated").strip();
    result.check("only old prefixes are deprecated", right, seen);
  }

  private static String sourceOfNewFlows(Bench bench) {
    String route = bench.show("mn", "route", "get", Bench.CORRESPONDENT.toString());
    Matcher source = SOURCE.matcher(route);
    return source.matches() ? source.group(1) : "none";
  }

  /** A router's word for its prefix may come a moment after that for the newest. */
  private boolean onlyOldOnesAreDeprecated(Bench bench, Ipv6Address newest) {
    String old = addresses(bench, "deprecated");
    for (Flow flow : result.flows()) {
      boolean isOld = !flow.source().equals(newest);
      if (old.contains(flow.source() + "/") != isOld) {
        return false;
      }
    }
    return true;
  }

  private void judge(Flow flow) {
    String name = flow.kind() + " from " + flow.source();
    boolean alive = System.nanoTime() - flow.arrivals().lastNanos() < ALIVE_NANOS;
    result.check(name + " goes on to the end", alive, flow.trouble().orElse(""));
    if (flow.isReliable()) {
      String seen = flow.octets() + " octets";
      result.check(name + " has lost nothing", flow.arrivals().rising(), seen);
    }
  }

  private void path(Probes probes, Ipv6Address source) {
    String start = source + ": ";
    if (result.paths().stream().noneMatch(path -> path.startsWith(start))) {
      result.path(start + String.join(" > ", probes.path(source)));
    }
  }

  /** A packet too long for a tunnel is answered, so that a sender learns what is not. */
  private void tooBig(Bench bench, BenchNodes nodes, int serving) {
    bench.forgetAdvertisedMtu(); // A mobile node that heeds it sends no such packet.
    for (int k = 1; k <= plan.maars(); k++) {
      Optional<Ipv6Prefix> prefix = nodes.prefixOf(k);
      if (k != serving && prefix.isPresent()) {
        Ipv6Address address = Bench.mnAddress(prefix.get());
        String tunnel = "the MTU of the tunnel of MAAR " + k;
        tooBig(bench, "cn", address.toString(), "the correspondent learns " + tunnel);
        String from = "-I " + address + " " + Bench.CORRESPONDENT;
        tooBig(bench, "mn", from, "the mobile node learns " + tunnel);
      }
    }
  }

  private void tooBig(Bench bench, String role, String whereTo, String what) {
    String said = new Probes(bench).tooBig(role, whereTo);
    boolean told = said.contains("mtu=1460") || said.contains("mtu: 1460");
    result.check(what, told, told ? "1460" : said);
  }

  /** What crossed the core, which sees no more of the signalling than anybody else. */
  private void inTheCore(CoreCounters core) {
    result.answers(answers.lines());
    Set<String> pairs = core.pairs();
    result.check(
        "tunnels cross the core between the right MAARs", pairs.equals(tunnels), pairs.toString());
    long clear = core.mobilityHeaders();
    if (plan.ipsec()) {
      result.check("no Mobility Header crosses the core in the clear", clear == 0, clear + "");
      result.check("ESP crosses the core", core.esp() > 0, core.esp() + " packets");
    } else {
      result.check("Mobility Headers cross the core", clear > 0, clear + " packets");
    }
  }

  private void report(BenchNodes nodes) {
    for (int k = 1; k <= plan.maars(); k++) {
      var forwarding = nodes.node(k).forwarding().orElseThrow();
      long failures = forwarding.failures();
      result.check("the kernel of MAAR " + k + " took every change", failures == 0, failures + "");
      result.drops("MAAR " + k + ": " + forwarding.drops().join());
    }
  }
}
