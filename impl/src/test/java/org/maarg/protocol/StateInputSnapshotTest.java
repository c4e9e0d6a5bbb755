package org.maarg.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.maarg.protocol.cmd.CmdBench;
import org.maarg.protocol.cmd.CmdBindingView;
import org.maarg.protocol.maar.MaarBench;
import org.maarg.wire.message.BindingUpdate;
import org.maarg.wire.message.Status;
import org.maarg.wire.option.AccessTechnologyType;
import org.maarg.wire.option.HandoffIndicator;
import org.maarg.wire.option.ServingMaar;

/**
 * Every state meets every kind of input, and what comes of it is compared with a committed table:
 * {@code state x input -> next state: outputs}. Run with {@code -Dmaarg.transitions.rewrite=true}
 * to write the tables anew, and read the difference before committing it.
 */
// Verifies: 8885-3-5, 8885-3-7, 8885-3-8, 8885-3-4
class StateInputSnapshotTest {
  private static final Path TABLES = Path.of("src/test/resources/org/maarg/protocol");
  private static final boolean REWRITE = Boolean.getBoolean("maarg.transitions.rewrite");
  private static final int OTHER = 3;

  /** MAAR 1 in locator mode, which takes every kind of message; MAAR 3 is its P-MAAR. */
  static Map<String, Supplier<MaarBench>> maarStates() {
    Map<String, Supplier<MaarBench>> states = new LinkedHashMap<>();
    states.put("NONE", StateInputSnapshotTest::maar);
    states.put("REGISTERING", () -> then(maar(), MaarBench::attach));
    states.put("SERVING", StateInputSnapshotTest::serving);
    states.put("REFRESHING", () -> then(serving(), bench -> bench.fire(Timer.Kind.REFRESH)));
    states.put("LINGERING", () -> then(serving(), MaarBench::detach));
    states.put(
        "DEREGISTERING",
        () -> then(then(serving(), MaarBench::detach), bench -> bench.fire(Timer.Kind.LIFETIME)));
    states.put("ANCHORING", () -> maar().anchoringFor(2));
    states.put(
        "RENEWING", () -> then(maar().anchoringFor(2), bench -> bench.fire(Timer.Kind.LIFETIME)));
    states.put(
        "RELEASED",
        () ->
            then(maar().anchoringFor(2), bench -> bench.fromCmd(bench.release().at(later(bench)))));
    return states;
  }

  private static long later(MaarBench bench) {
    return bench.now + 1;
  }

  private static MaarBench maar() {
    return new MaarBench(Mode.LOCATOR, Profile.DEPLOYABLE);
  }

  private static MaarBench serving() {
    MaarBench bench = maar();
    bench.attach();
    bench.answer(
        Pba.accepting(bench.lastUpdate()).previous(TestDomain.maar(OTHER), Bench.prefix(OTHER, 0)));
    return bench;
  }

  private static <T> T then(T bench, Consumer<T> step) {
    step.accept(bench);
    return bench;
  }

  static Map<String, Consumer<MaarBench>> maarInputs() {
    Map<String, Consumer<MaarBench>> inputs = new LinkedHashMap<>();
    inputs.put("attach", MaarBench::attach);
    inputs.put("detach", MaarBench::detach);
    inputs.put("PBA accepted", bench -> bench.answer(Pba.accepting(asked(bench)).lifetime(75)));
    inputs.put(
        "PBA accepted, serving MAAR2",
        bench ->
            bench.answer(
                Pba.accepting(asked(bench))
                    .lifetime(75)
                    .with(new ServingMaar(TestDomain.maar(2)))));
    inputs.put(
        "PBA accepted, previous MAAR4",
        bench ->
            bench.answer(
                Pba.accepting(asked(bench))
                    .lifetime(75)
                    .previous(TestDomain.maar(4), Bench.prefix(4, 0))));
    inputs.put("PBA accepted lifetime 0", bench -> bench.answer(ended(bench)));
    inputs.put(
        "PBA accepted, another prefix",
        bench -> bench.answer(Pba.accepting(asked(bench)).lifetime(75).prefix(Bench.prefix(1, 9))));
    inputs.put(
        "PBA with changed access technology",
        bench ->
            bench.answer(
                Pba.accepting(asked(bench))
                    .lifetime(75)
                    .without(AccessTechnologyType.class)
                    .with(new AccessTechnologyType(AccessTechnologyType.VIRTUAL))));
    inputs.put("attach by another interface", MaarBench::attachByAnotherInterface);
    inputs.put("PBA of another PBU", bench -> bench.answer(ended(bench).sequence(999)));
    for (int status : new int[] {130, 135, 152, 155, 156, 157}) {
      inputs.put(
          "PBA refused " + status, bench -> bench.answer(Pba.refusing(asked(bench), status)));
    }
    inputs.put("relayed PBU newer", bench -> bench.fromCmd(bench.relayed(2).at(bench.now + 2)));
    inputs.put("relayed PBU older", bench -> bench.fromCmd(bench.relayed(2).at(1)));
    inputs.put("release newer", bench -> bench.fromCmd(bench.release().at(bench.now + 2)));
    inputs.put("release older", bench -> bench.fromCmd(bench.release().at(1)));
    inputs.put(
        "PBU of a MAAR",
        bench -> bench.receive(TestDomain.maar(2), bench.relayed(2).at(bench.now + 1).build()));
    inputs.put(
        "direct PBA",
        bench ->
            bench.receive(
                TestDomain.maar(4),
                Pba.accepting(asked(bench)).lifetime(75).prefix(Bench.prefix(4, 0)).build()));
    for (Timer.Kind kind : Timer.Kind.values()) {
      inputs.put(
          "timer " + kind,
          bench -> fire(bench, Timer.of(kind, TestDomain.MN), Timer.of(kind, TestDomain.MN)));
    }
    return inputs;
  }

  /** The MAAR's last update; where there is none, one that it might have sent. */
  private static BindingUpdate asked(MaarBench bench) {
    return bench.sent.stream().anyMatch(one -> one.message() instanceof BindingUpdate)
        ? bench.lastUpdate()
        : Pbu.of(TestDomain.MN, Bench.prefix(1, 0)).at(bench.now).build();
  }

  private static Pba ended(MaarBench bench) {
    return Pba.accepting(asked(bench)).lifetime(0);
  }

  /** Fires a timer of this kind: an armed one, or one that the node does not wait for. */
  private static void fire(Bench bench, Timer wanted, Timer unarmed) {
    List<Timer> armed = bench.armed(wanted.kind());
    if (armed.isEmpty()) {
      bench.feed(new Input.TimerFired(unarmed, bench.time()));
    } else {
      bench.fire(armed.get(0));
    }
  }

  private static String maarState(MaarBench bench) {
    return bench.maar.bindings().isEmpty() ? "NONE" : bench.state().name();
  }

  @Test
  void maarTransitions() throws IOException {
    compare(
        "maar-transitions.txt",
        table(maarStates(), maarInputs(), StateInputSnapshotTest::maarState));
  }

  /** The CMD in relay mode; MAAR 1 is the P-MAAR, MAAR 2 the S-MAAR. */
  static Map<String, Supplier<CmdBench>> cmdStates() {
    Map<String, Supplier<CmdBench>> states = new LinkedHashMap<>();
    states.put("NONE", StateInputSnapshotTest::cmd);
    states.put("ALONE", () -> then(cmd(), bench -> bench.travel(2)));
    states.put("AGGREGATING", StateInputSnapshotTest::aggregating);
    states.put(
        "PARTLY ANSWERED", () -> then(aggregating(), bench -> bench.fire(Timer.Kind.AGGREGATION)));
    states.put("SETTLED", () -> then(cmd(), bench -> bench.travel(1, 2)));
    states.put("DELETING", StateInputSnapshotTest::deleting);
    states.put("RELEASED", () -> then(deleting(), bench -> bench.fire(Timer.Kind.DELETE)));
    return states;
  }

  private static CmdBench cmd() {
    return new CmdBench(
        Mode.RELAY, Profile.DEPLOYABLE.with().set(Knob.TIMESTAMP_WINDOW, 0).build());
  }

  private static CmdBench aggregating() {
    CmdBench bench = cmd();
    bench.register(1);
    bench.register(2);
    return bench;
  }

  private static CmdBench deleting() {
    CmdBench bench = cmd();
    bench.travel(1, 2);
    bench.receive(2, bench.pbu(2).lifetime(0));
    return bench;
  }

  static Map<String, Consumer<CmdBench>> cmdInputs() {
    Map<String, Consumer<CmdBench>> inputs = new LinkedHashMap<>();
    for (int maar = 1; maar <= 3; maar++) {
      int sender = maar;
      String from = " of MAAR" + maar;
      inputs.put("PBU" + from, bench -> bench.register(sender));
      inputs.put("PBU older" + from, bench -> bench.receive(sender, bench.pbu(sender).at(1)));
      inputs.put("PBU lifetime 0" + from, bench -> deregister(bench, sender));
    }
    inputs.put(
        "PBU unchanged of MAAR2",
        bench -> bench.receive(2, bench.pbu(2).handoff(HandoffIndicator.UNCHANGED)));
    inputs.put("PBA accepted of MAAR1", bench -> answer(bench, Status.ACCEPTED, 0));
    inputs.put("PBA of another PBU of MAAR1", bench -> answer(bench, Status.ACCEPTED, 999));
    for (int status : new int[] {135, 153, 157}) {
      inputs.put("PBA refused " + status + " of MAAR1", bench -> answer(bench, status, 0));
    }
    for (Timer.Kind kind : Timer.Kind.values()) {
      inputs.put(
          "timer " + kind,
          bench ->
              fire(
                  bench,
                  Timer.of(kind, TestDomain.MN),
                  Timer.of(kind, TestDomain.MN, CmdBench.maar(1))));
    }
    return inputs;
  }

  private static void deregister(CmdBench bench, int maar) {
    bench.now++;
    bench.receive(maar, bench.pbu(maar).lifetime(0));
  }

  private static void answer(CmdBench bench, int status, int sequenceShift) {
    boolean asked = bench.sent.stream().anyMatch(one -> one.message() instanceof BindingUpdate);
    BindingUpdate update =
        asked ? bench.lastUpdateTo(CmdBench.maar(1)) : bench.pbu(1).sequence(1).build();
    Pba answer = status == Status.ACCEPTED ? Pba.accepting(update) : Pba.refusing(update, status);
    bench.receive(CmdBench.maar(1), answer.sequence(update.sequence() + sequenceShift).build());
  }

  private static String cmdState(CmdBench bench) {
    if (bench.cmd.bindings().isEmpty()) {
      return "NONE";
    }
    CmdBindingView binding = bench.binding();
    List<String> words = new ArrayList<>();
    words.add("at MAAR" + (binding.proxyCareOfAddress().low() >> 4));
    binding
        .previousMaars()
        .forEach(
            entry ->
                words.add(
                    (entry.confirmed() ? "with MAAR" : "with unconfirmed MAAR")
                        + (entry.address().low() >> 4)));
    words.add(binding.active() ? "active" : "ending");
    words.add(binding.settled() ? "settled" : "unsettled");
    return String.join(" ", words);
  }

  @Test
  void cmdTransitions() throws IOException {
    compare(
        "cmd-transitions.txt", table(cmdStates(), cmdInputs(), StateInputSnapshotTest::cmdState));
  }

  private static <T extends Bench> List<String> table(
      Map<String, Supplier<T>> states,
      Map<String, Consumer<T>> inputs,
      Function<T, String> stateOf) {
    List<String> lines = new ArrayList<>();
    states.forEach(
        (state, bench) ->
            inputs.forEach(
                (input, step) -> {
                  T fresh = bench.get();
                  step.accept(fresh);
                  String next = stateOf.apply(fresh);
                  lines.add(
                      state + " x " + input + " -> " + next + ": " + Shorthand.of(fresh.outputs));
                }));
    return lines;
  }

  static void compare(String name, List<String> table) throws IOException {
    Path file = TABLES.resolve(name);
    if (REWRITE) {
      Files.createDirectories(TABLES);
      Files.write(file, table, StandardCharsets.UTF_8);
    }
    assertThat(table).isEqualTo(Files.readAllLines(file, StandardCharsets.UTF_8));
  }
}
