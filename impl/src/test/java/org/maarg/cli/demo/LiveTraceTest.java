package org.maarg.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.maarg.cli.Messages;
import org.maarg.protocol.Event;
import org.maarg.protocol.Input;
import org.maarg.protocol.Output;
import org.maarg.protocol.Timer;
import org.maarg.runtime.transport.Loss;
import org.maarg.runtime.transport.LossReason;
import org.maarg.sim.TraceEvent;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.message.MobilityMessage;
import org.maarg.wire.option.MnId;
import org.maarg.wire.option.Timestamp;

class LiveTraceTest {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final Ipv6Address A = Messages.SOURCE;
  private static final Ipv6Address B = Messages.DESTINATION;
  private static final MnId MN = MnId.nai("mn1@example.org");
  private static final MobilityMessage MESSAGE = Messages.update();

  private final AtomicReference<Instant> clock = new AtomicReference<>(START);
  private final LiveTrace trace = new LiveTrace(clock::get);

  private Instant at(long micros) {
    Instant time = START.plusNanos(micros * 1_000);
    clock.set(time);
    return time;
  }

  private void sent(long micros) {
    trace.sent(at(micros), A, B, MESSAGE, Messages.encode(MESSAGE));
  }

  private void received(long micros) {
    trace.received(at(micros), A, B, true, MESSAGE, Messages.encode(MESSAGE));
  }

  private List<TraceEvent> all() {
    List<TraceEvent> events = new ArrayList<>();
    trace.drainAll(events::add);
    return events;
  }

  @Test
  void messageThatArrivesTwiceIsADuplicate() {
    sent(10);
    received(20);
    received(30);
    List<TraceEvent> events = all();
    assertThat(events).hasSize(3);
    assertThat(((TraceEvent.Delivered) events.get(1)).copy()).isEqualTo(1);
    TraceEvent.Delivered second = (TraceEvent.Delivered) events.get(2);
    assertThat(second.copy()).isEqualTo(2);
    assertThat(second.sentMicros()).isEqualTo(10);
    assertThat(second.datagram().id()).isEqualTo(((TraceEvent.Sent) events.get(0)).datagram().id());
  }

  @Test
  void sameMessageSentAgainIsNoDuplicate() {
    sent(10);
    received(20);
    sent(30);
    received(40);
    assertThat(((TraceEvent.Delivered) all().get(3)).copy()).isEqualTo(1);
  }

  @Test
  void eventsComeInTheOrderOfTheirTimes() {
    received(50);
    sent(40);
    assertThat(all()).extracting(TraceEvent::atMicros).containsExactly(40L, 50L);
  }

  @Test
  void inputStandsBeforeWhatItBroughtAbout() {
    trace.output(at(100), A, new Output.Happened(Event.RETRANSMITTED, MN, B));
    sent(110);
    Timer timer = Timer.of(Timer.Kind.RETRANSMIT, MN);
    at(120);
    trace.handled(A, new Input.TimerFired(timer, new Timestamp(0)), 5_000);
    List<TraceEvent> events = all();
    assertThat(events.get(0)).isEqualTo(new TraceEvent.TimerFired(100, A, timer));
    assertThat(events).hasSize(3);
  }

  @Test
  void whatIsYoungIsHeldBack() {
    sent(1_000);
    at(99_000);
    List<TraceEvent> events = new ArrayList<>();
    trace.drain(events::add);
    assertThat(events).isEmpty();
    at(101_000);
    trace.drain(events::add);
    assertThat(events).hasSize(1);
    assertThat(trace.quietMicros()).isEqualTo(100_000);
  }

  @Test
  void lossByChanceIsALossAndEveryOtherIsATrouble() {
    sent(10);
    byte[] octets = Messages.encode(MESSAGE);
    trace.lost(at(11), A, new Loss(LossReason.INJECTED, B, "dropped", octets));
    trace.lost(at(12), A, new Loss(LossReason.STOPPED, B, "", octets));
    assertThat(all().get(1)).isInstanceOf(TraceEvent.Lost.class);
    assertThat(trace.troubles()).isEmpty();
    trace.lost(at(13), A, new Loss(LossReason.WRITE_FAILED, B, "no route", octets));
    trace.failed(
        at(14), A, new Input.Detached(MN, new Timestamp(0)), new IllegalStateException("oh"));
    assertThat(trace.troubles()).hasSize(2);
    assertThat(trace.troubles().get(1)).contains("a defect").contains("oh");
  }
}
