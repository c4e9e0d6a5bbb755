package org.maarg.runtime.observe;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.maarg.protocol.DropReason;
import org.maarg.protocol.Event;
import org.maarg.protocol.Output;
import org.maarg.runtime.CapturedLog;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.Refusal;
import org.maarg.wire.RefusalReason;
import org.maarg.wire.message.BindingAcknowledgement;
import org.maarg.wire.message.BindingUpdate;
import org.maarg.wire.option.MnId;
import org.maarg.wire.option.MobilityOptions;
import org.maarg.wire.option.Timestamp;

/** What the log tells at which level, and that peers cannot flood it. */
@Isolated("reads the log of the whole program")
class NodeLogTest {
  private static final Instant AT = Instant.EPOCH;
  private static final Ipv6Address NODE = Ipv6Address.parse("2001:db8::1");
  private static final Ipv6Address PEER = Ipv6Address.parse("2001:db8::2");
  private static final MnId MN = MnId.nai("mn@example.org");

  private final AtomicLong nanos = new AtomicLong();
  private final NodeLog log = new NodeLog(new LogBudget(3, nanos::get));
  private CapturedLog captured;

  private void capture(Level level) {
    captured = new CapturedLog(level);
  }

  @AfterEach
  void release() {
    captured.close();
  }

  private void drop(DropReason reason) {
    log.output(AT, NODE, new Output.Dropped(reason, PEER));
  }

  @Test
  void theCourseOfSessionsIsInfoAndTroubleIsWarn() {
    capture(Level.INFO);
    log.output(AT, NODE, new Output.Happened(Event.HANDOVER, MN, PEER));
    log.output(AT, NODE, new Output.Happened(Event.PREVIOUS_MAAR_SILENT, MN, PEER));
    log.output(AT, NODE, new Output.Happened(Event.RETRANSMITTED, MN, PEER));
    drop(DropReason.UNKNOWN_PEER);
    drop(DropReason.NOT_OUTSTANDING);

    assertThat(captured.lines())
        .containsExactly(
            "INFO HANDOVER node=2001:db8::1 mn=mn@example.org peer=2001:db8::2",
            "WARN PREVIOUS_MAAR_SILENT node=2001:db8::1 mn=mn@example.org peer=2001:db8::2",
            "WARN dropped node=2001:db8::1 peer=2001:db8::2 reason=UNKNOWN_PEER section=5213-5.3.1");
  }

  @Test
  void messagesAndOutputsAreDebug() {
    capture(Level.DEBUG);
    BindingUpdate update = new BindingUpdate(1, 0, 2, MobilityOptions.of(MN));
    log.sent(AT, NODE, PEER, update, new byte[16]);
    log.received(AT, PEER, NODE, true, update, new byte[16]);
    drop(DropReason.NOT_OUTSTANDING);

    assertThat(captured.lines()).hasSize(3).allMatch(line -> line.startsWith("DEBUG"));
    assertThat(captured.lines().get(1)).contains("secured=true").contains("from=2001:db8::2");
  }

  @Test
  void refusedRegistrationIsInfoAtBothEndsWithinTheBudget() {
    capture(Level.INFO);
    Instant now = Instant.ofEpochSecond(1_000_000);
    BindingUpdate update =
        new BindingUpdate(1, 0, 2, MobilityOptions.of(MN, new Timestamp(999_990L << 16)));
    log.received(now, PEER, NODE, true, update, new byte[16]);
    log.sent(now, NODE, PEER, refusal(156, new Timestamp(1_000_000L << 16)), new byte[16]);
    log.received(now, PEER, NODE, true, refusal(153, new Timestamp(0)), new byte[16]);
    log.received(
        now, PEER, NODE, true, refusal(156, new Timestamp(1_003_600L << 16)), new byte[16]);
    log.received(now, PEER, NODE, true, refusal(130, new Timestamp(0)), new byte[16]);

    assertThat(captured.lines())
        .containsExactly(
            "INFO registration refused by this node node=2001:db8::1 peer=2001:db8::2"
                + " mn=mn@example.org status=156 name=timestamp outside the window hint=the clocks"
                + " differ: that of the peer is 10.000 s behind",
            "INFO registration refused by peer node=2001:db8::1 peer=2001:db8::2"
                + " mn=mn@example.org status=153 name=not LMA for this MN hint=the CMD's"
                + " knownMobileNodes do not name this mobile node",
            "INFO registration refused by peer node=2001:db8::1 peer=2001:db8::2"
                + " mn=mn@example.org status=156 name=timestamp outside the window hint=the clocks"
                + " differ: that of the peer is 3600.000 s ahead");
  }

  private static BindingAcknowledgement refusal(int status, Timestamp time) {
    return new BindingAcknowledgement(status, 0, 1, 0, MobilityOptions.of(MN, time));
  }

  // Verifies: 6275-9.2-3
  @Test
  void aParameterProblemThatIsDueIsTold() {
    capture(Level.INFO);
    Refusal refusal = new Refusal(RefusalReason.PAYLOAD_PROTO, 0, Refusal.Answer.PARAMETER_PROBLEM);
    log.refused(AT, PEER, NODE, refusal, new byte[16]);

    assertThat(captured.lines().get(0))
        .contains("would answer Parameter Problem, pointer 0")
        .contains("reason=PAYLOAD_PROTO");
  }

  @Test
  void whatPeersCauseIsLimitedAndTheRestCounted() {
    capture(Level.INFO);
    for (int i = 0; i < 100; i++) {
      drop(DropReason.UNKNOWN_PEER);
    }
    assertThat(captured.lines()).hasSize(3);
    nanos.addAndGet(1_000_000_000L);
    drop(DropReason.UNKNOWN_PEER);

    assertThat(captured.lines()).hasSize(4);
    assertThat(captured.lines().get(3)).contains("suppressed=97");
  }

  @Test
  void whatIsNotLoggedUsesNoBudget() {
    capture(Level.INFO);
    for (int i = 0; i < 100; i++) {
      drop(DropReason.NOT_OUTSTANDING);
    }
    drop(DropReason.UNKNOWN_PEER);

    assertThat(captured.lines()).hasSize(1);
  }

  /** A mobile node's name must not forge keys of the line. */
  @Test
  void quotesInNamesAreEscaped() {
    capture(Level.INFO);
    MnId forged = MnId.nai("a\" level=\"ERROR");
    log.output(AT, NODE, new Output.Happened(Event.REGISTERED, forged, PEER));

    assertThat(captured.lines().get(0)).contains("mn=a\\\" level=\\\"ERROR");
  }
}
