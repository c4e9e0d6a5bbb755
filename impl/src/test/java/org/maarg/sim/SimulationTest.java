package org.maarg.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.maarg.protocol.Input;
import org.maarg.protocol.Output;
import org.maarg.protocol.Timer;
import org.maarg.protocol.Tunnel;
import org.maarg.wire.Checksum;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.Ipv6Prefix;
import org.maarg.wire.Octets;
import org.maarg.wire.RefusalReason;
import org.maarg.wire.message.MobilityHeader;
import org.maarg.wire.message.UnknownMessage;
import org.maarg.wire.option.MnId;
import org.maarg.wire.option.Timestamp;

class SimulationTest {
  private static final Ipv6Address A = Ipv6Address.parse("2001:db8::a");
  private static final Ipv6Address B = Ipv6Address.parse("2001:db8::b");
  private static final MnId MN = Domain.mn(1);
  private static final Timer RETRANSMIT = Timer.of(Timer.Kind.RETRANSMIT, MN);
  private static final Timer REFRESH = Timer.of(Timer.Kind.REFRESH, MN);

  private final Counters counters = new Counters();
  private final List<TraceEvent> trace = new ArrayList<>();

  private Simulation network(long seed, Faults faults, ScriptedNode... nodes) {
    Simulation simulation = new Simulation(new LinkModel(seed, faults));
    for (ScriptedNode node : nodes) {
      simulation.add(new Host("host-" + node.address(), () -> node), 0);
    }
    simulation.observe(counters);
    simulation.observe(trace::add);
    return simulation;
  }

  private static void attach(Simulation simulation) {
    simulation.attach(A, MN, Octets.EMPTY, 4);
  }

  /** A node that starts timers when attached to and records nothing else. */
  private static ScriptedNode starting(BiConsumer<Input, Consumer<Output>> behaviour) {
    return new ScriptedNode(A, behaviour);
  }

  @Test
  void messageArrivesAfterTheDelayOfItsLinkAndIsAnswered() {
    ScriptedNode sender = ScriptedNode.sending(A, B, 1);
    ScriptedNode answerer = ScriptedNode.answering(B);
    Simulation simulation = network(1, Faults.NONE.withDelay(7, 0), sender, answerer);
    attach(simulation);
    simulation.run(6);
    assertThat(answerer.inputs).isEmpty();
    simulation.run(7);
    assertThat(answerer.inputs)
        .containsExactly(
            new Input.Received(
                A,
                true,
                ScriptedNode.update(1),
                Timestamp.ofEpochMilli(Simulation.EPOCH_MILLIS + 7)));
    assertThat(simulation.runUntilQuiet(1_000)).isTrue();
    assertThat(simulation.nowMillis()).isEqualTo(14);
    assertThat(sender.inputs).hasSize(2);
    assertThat(counters.traffic(A)).isEqualTo(new Counters.Traffic(1, 16, 1, 16));
  }

  @Test
  void datagramsOfOneTimeArriveInTheOrderOfSending() {
    ScriptedNode receiver = ScriptedNode.passive(B);
    Simulation simulation = network(1, Faults.NONE, ScriptedNode.sending(A, B, 5), receiver);
    attach(simulation);
    simulation.runFor(5);
    assertThat(receiver.receivedUpdates()).containsExactly(1, 2, 3, 4, 5);
  }

  @Test
  void oneSeedIsOneRun() {
    Faults faults = Faults.NONE.with(0.2, 0.2, 0.2).withCorrupt(0.05).withDelay(3, 4);
    assertThat(traceOf(42, faults)).isEqualTo(traceOf(42, faults));
    assertThat(traceOf(42, faults)).isNotEqualTo(traceOf(43, faults));
  }

  private List<TraceEvent> traceOf(long seed, Faults faults) {
    trace.clear();
    Simulation simulation =
        network(seed, faults, ScriptedNode.sending(A, B, 200), ScriptedNode.answering(B));
    attach(simulation);
    simulation.runUntilQuiet(10_000);
    return List.copyOf(trace);
  }

  @Test
  void oneSeedIsOneRunOnEveryMachine() {
    ScriptedNode receiver = ScriptedNode.passive(B);
    Faults faults = Faults.NONE.with(0.3, 0.2, 0.3).withCorrupt(0.1).withDelay(3, 4);
    Simulation simulation = network(7, faults, ScriptedNode.sending(A, B, 12), receiver);
    attach(simulation);
    simulation.runFor(1_000);
    assertThat(receiver.receivedUpdates())
        .containsExactly(1, 4, 5, 6, 6, 10, 4, 1, 2, 9, 11, 8, 12, 3);
  }

  @Test
  void startedTimerFiresOnceAndRestartingReplacesIt() {
    ScriptedNode node =
        starting(
            (input, out) -> {
              if (input instanceof Input.Attached) {
                out.accept(new Output.StartTimer(RETRANSMIT, 1_000));
                out.accept(new Output.StartTimer(RETRANSMIT, 2_000));
              }
            });
    Simulation simulation = network(1, Faults.NONE, node);
    attach(simulation);
    simulation.run(1_999);
    assertThat(node.inputs).hasSize(1);
    simulation.run(10_000);
    assertThat(node.inputs).hasSize(2);
    assertThat(node.inputs.get(1)).isInstanceOf(Input.TimerFired.class);
  }

  @Test
  void cancelledTimerDoesNotFire() {
    ScriptedNode node =
        starting(
            (input, out) -> {
              if (input instanceof Input.Attached) {
                out.accept(new Output.StartTimer(RETRANSMIT, 1_000));
                out.accept(new Output.CancelTimer(RETRANSMIT));
                out.accept(new Output.CancelTimer(REFRESH));
              }
            });
    Simulation simulation = network(1, Faults.NONE, node);
    attach(simulation);
    assertThat(simulation.runUntilQuiet(10_000)).isTrue();
    simulation.run(10_000);
    assertThat(node.inputs).hasSize(1);
  }

  @Test
  void manyRestartsOfATimerLeaveOne() {
    ScriptedNode node =
        starting(
            (input, out) -> {
              for (int i = 0; input instanceof Input.Attached && i < 10_000; i++) {
                out.accept(new Output.StartTimer(RETRANSMIT, 1_000));
              }
            });
    Simulation simulation = network(1, Faults.NONE, node);
    attach(simulation);
    simulation.run(1_000);
    assertThat(simulation.events()).isEqualTo(1);
  }

  @Test
  void quietMeansThatOnlyStandingTimersRun() {
    ScriptedNode node =
        starting(
            (input, out) -> {
              if (!(input instanceof Input.TimerFired fired && fired.timer().equals(RETRANSMIT))) {
                out.accept(new Output.StartTimer(REFRESH, 45_000));
                out.accept(new Output.StartTimer(RETRANSMIT, 1_000));
              }
            });
    Simulation simulation = network(1, Faults.NONE, node);
    attach(simulation);
    assertThat(simulation.runUntilQuiet(999)).isFalse();
    assertThat(simulation.nowMillis()).isEqualTo(999);
    assertThat(simulation.runUntilQuiet(60_000)).isTrue();
    assertThat(simulation.nowMillis()).isEqualTo(1_000);
  }

  @Test
  void scriptStepsRunAtTheirTimeAndKeepTheNetworkFromBeingQuiet() {
    Simulation simulation = network(1, Faults.NONE);
    List<Long> times = new ArrayList<>();
    simulation.at(300, () -> times.add(simulation.nowMillis()));
    simulation.at(200, () -> times.add(simulation.nowMillis()));
    assertThat(simulation.runUntilQuiet(1_000)).isTrue();
    assertThat(times).containsExactly(200L, 300L);
  }

  @Test
  void crashLosesTimersAndDataPlaneAndInFlightDatagramsReachTheFreshNode() {
    Tunnel tunnel = new Tunnel(MN, Ipv6Prefix.parse("2001:db8:100::/64"), Tunnel.End.ANCHOR, A);
    List<ScriptedNode> incarnations = new ArrayList<>();
    Simulation simulation = network(1, Faults.NONE, ScriptedNode.sending(A, B, 1));
    Host host =
        new Host(
            "B",
            () -> {
              incarnations.add(
                  new ScriptedNode(
                      B,
                      (input, out) -> {
                        if (input instanceof Input.Attached) {
                          out.accept(new Output.StartTimer(RETRANSMIT, 100));
                          out.accept(new Output.AddTunnel(tunnel));
                        }
                      }));
              return incarnations.get(incarnations.size() - 1);
            });
    simulation.add(host, 0);
    simulation.attach(B, MN, Octets.EMPTY, 4);
    assertThat(host.dataPlane().tunnels()).containsExactly(tunnel);
    attach(simulation);
    simulation.crash(B);
    simulation.attach(B, MN, Octets.EMPTY, 4);
    assertThat(host.dataPlane().tunnels()).isEmpty();
    simulation.restart(B);
    simulation.run(1_000);
    assertThat(incarnations).hasSize(2);
    assertThat(incarnations.get(0).inputs).hasSize(1);
    assertThat(incarnations.get(1).receivedUpdates()).containsExactly(1);
    assertThatThrownBy(() -> simulation.restart(B)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void everyLossHasItsCause() {
    Simulation simulation =
        network(1, Faults.NONE, ScriptedNode.sending(A, B, 2), ScriptedNode.passive(B));
    simulation.crash(B);
    attach(simulation);
    simulation.runFor(10);
    assertThat(counters.lost(TraceEvent.LossCause.NODE_DOWN)).isEqualTo(2);
    simulation.links().partition(Set.of(B));
    attach(simulation);
    assertThat(counters.lost(TraceEvent.LossCause.CUT)).isEqualTo(2);
    simulation.links().heal();
    simulation.links().setFaults(A, B, Faults.NONE.with(1, 0, 0));
    attach(simulation);
    assertThat(counters.lost(TraceEvent.LossCause.LINK)).isEqualTo(2);
    simulation.inject(A, Ipv6Address.parse("2001:db8::dead"), true, ScriptedNode.update(1));
    simulation.runFor(10);
    assertThat(counters.lost(TraceEvent.LossCause.NO_SUCH_NODE)).isEqualTo(1);
  }

  @Test
  void corruptedDatagramIsRefusedAndCounted() {
    ScriptedNode receiver = ScriptedNode.passive(B);
    Simulation simulation =
        network(1, Faults.NONE.withCorrupt(1), ScriptedNode.sending(A, B, 50), receiver);
    attach(simulation);
    simulation.runFor(10);
    assertThat(receiver.inputs).isEmpty();
    assertThat(counters.refused(RefusalReason.CHECKSUM)).isEqualTo(50);
    assertThat(counters.traffic(B).packetsReceived()).isEqualTo(50);
  }

  @Test
  void unknownMessageIsTheNodesToAnswer() {
    ScriptedNode receiver = ScriptedNode.passive(B);
    Simulation simulation = network(1, Faults.NONE, receiver);
    UnknownMessage unknown = new UnknownMessage(200, Octets.of(new byte[2]));
    simulation.inject(A, B, false, unknown);
    simulation.runFor(0);
    assertThat(receiver.inputs)
        .containsExactly(
            new Input.Received(A, false, unknown, Timestamp.ofEpochMilli(Simulation.EPOCH_MILLIS)));
  }

  private static Datagram malformedUnknown(Ipv6Address source) {
    byte[] octets = {59, 9, (byte) 200, 0, 0, 0, 0, 0};
    int checksum = Checksum.of(source, B, MobilityHeader.NEXT_HEADER, octets, 0, octets.length);
    octets[4] = (byte) (checksum >>> 8);
    octets[5] = (byte) checksum;
    return new Datagram(1, source, B, true, Octets.of(octets));
  }

  // Verifies: 6275-9.2-2
  @Test
  void malformedUnknownMessageIsTheNodesToAnswer() {
    ScriptedNode receiver = ScriptedNode.passive(B);
    Simulation simulation = network(1, Faults.NONE, receiver);
    simulation.inject(malformedUnknown(A), 3);
    simulation.runFor(20);
    assertThat(receiver.inputs)
        .extracting(input -> ((Input.Received) input).message())
        .containsExactly(new UnknownMessage(200, Octets.of(new byte[2])));
    assertThat(counters.refused(RefusalReason.HEADER_LENGTH_BEYOND_DATAGRAM)).isEqualTo(1);
    assertThat(counters.traffic(B).packetsSent()).isZero();
  }

  @Test
  void policyDecidesWhatIsSecuredAndInjectionsSayItThemselves() {
    ScriptedNode receiver = ScriptedNode.passive(B);
    Simulation simulation = network(1, Faults.NONE, ScriptedNode.sending(A, B, 1), receiver);
    simulation.setSecurity((from, to) -> false);
    attach(simulation);
    simulation.inject(A, B, true, ScriptedNode.update(2));
    simulation.runFor(10);
    assertThat(receiver.inputs)
        .extracting(input -> ((Input.Received) input).secured())
        .containsExactly(true, false);
  }

  @Test
  void clockOfAHostMayBeAheadOrBehind() {
    ScriptedNode late = ScriptedNode.passive(A);
    Simulation simulation = new Simulation(new LinkModel(1, Faults.NONE));
    simulation.add(new Host("late", () -> late), -250);
    simulation.run(1_000);
    attach(simulation);
    assertThat(late.inputs.get(0).at().toEpochMilli()).isEqualTo(Simulation.EPOCH_MILLIS + 750);
  }

  @Test
  void failureOfANodeSaysWhereWhenAndOnWhat() {
    ScriptedNode failing =
        starting(
            (input, out) -> {
              throw new UnsupportedOperationException();
            });
    Simulation simulation = network(1, Faults.NONE, failing);
    simulation.run(20);
    assertThatThrownBy(() -> attach(simulation))
        .hasMessage("host-2001:db8::a failed at 20 ms on attached: mn1@example.org");
  }
}
