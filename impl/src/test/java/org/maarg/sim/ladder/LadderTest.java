package org.maarg.sim.ladder;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.maarg.protocol.DropReason;
import org.maarg.protocol.Output;
import org.maarg.protocol.Timer;
import org.maarg.sim.AddressPlan;
import org.maarg.sim.Datagram;
import org.maarg.sim.Domain;
import org.maarg.sim.Names;
import org.maarg.sim.TraceEvent;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.Ipv6Prefix;
import org.maarg.wire.Octets;
import org.maarg.wire.Refusal;
import org.maarg.wire.RefusalReason;
import org.maarg.wire.message.BindingAcknowledgement;
import org.maarg.wire.message.BindingUpdate;
import org.maarg.wire.message.MobilityMessage;
import org.maarg.wire.message.Status;
import org.maarg.wire.option.HomeNetworkPrefix;
import org.maarg.wire.option.MnId;
import org.maarg.wire.option.MobilityOptions;
import org.maarg.wire.option.PreviousMaar;
import org.maarg.wire.option.ServingMaar;

class LadderTest {
  private static final MnId MN = Domain.mn(1);
  private static final Ipv6Prefix PREFIX = Ipv6Prefix.parse("2001:db8:100::/64");
  private static final int UPDATE_FLAGS = BindingUpdate.PROXY | BindingUpdate.DISTRIBUTED;
  private static final int ACK_FLAGS =
      BindingAcknowledgement.PROXY | BindingAcknowledgement.DISTRIBUTED;
  private static final AddressPlan PLAN = new AddressPlan(40);
  private static final Ipv6Address CMD = PLAN.cmd();

  private static Names names(int maars) {
    Map<Ipv6Address, String> names = new LinkedHashMap<>();
    names.put(CMD, "CMD");
    for (int number = 1; number <= maars; number++) {
      names.put(PLAN.maar(number), "MAAR" + number);
    }
    return Names.of(names);
  }

  private static BindingUpdate update(int lifetime) {
    return new BindingUpdate(
        7, UPDATE_FLAGS, lifetime, MobilityOptions.of(MN, new HomeNetworkPrefix(PREFIX)));
  }

  private static Datagram datagram(int from, int to, boolean secured, MobilityMessage message) {
    return Datagram.of(
        1, from == 0 ? CMD : PLAN.maar(from), to == 0 ? CMD : PLAN.maar(to), secured, message);
  }

  private static TraceEvent.Delivered delivered(long atMillis, long sentMillis, int copy) {
    return new TraceEvent.Delivered(
        atMillis * 1_000, sentMillis * 1_000, copy, datagram(2, 0, true, update(15)), update(15));
  }

  private static List<TraceEvent> story() {
    TraceEvent.Lost lost =
        new TraceEvent.Lost(20_000, datagram(0, 1, true, update(15)), TraceEvent.LossCause.LINK);
    Refusal refusal = new Refusal(RefusalReason.CHECKSUM, 4, Refusal.Answer.DROP);
    return List.of(
        new TraceEvent.Attached(0, PLAN.maar(2), MN),
        delivered(10, 5, 1),
        delivered(11, 3, 1),
        delivered(12, 5, 2),
        lost,
        new TraceEvent.Refused(21_000, datagram(1, 2, true, update(15)), refusal),
        new TraceEvent.TimerFired(
            1_020_000, CMD, Timer.of(Timer.Kind.RETRANSMIT, MN, PLAN.maar(1))),
        new TraceEvent.TimerFired(1_020_000, CMD, Timer.of(Timer.Kind.PACE, MN)),
        new TraceEvent.Reported(
            1_030_000, CMD, new Output.Dropped(DropReason.NOT_OUTSTANDING, PLAN.maar(1))),
        new TraceEvent.Crashed(2_000_000, PLAN.maar(1)),
        new TraceEvent.Restarted(3_000_000, PLAN.maar(1)),
        new TraceEvent.Resumed(4_000_000, PLAN.maar(2)),
        new TraceEvent.Detached(123_456_000, PLAN.maar(2), MN));
  }

  private static String text(Names names, List<TraceEvent> events) {
    Ladder ladder = new Ladder(names);
    events.forEach(ladder);
    return ladder.text();
  }

  @Test
  void ladderShowsWhatHappened() {
    assertThat(text(names(2), story()))
        .isEqualTo(
            """
                     s   CMD    MAAR1   MAAR2
                 0.000    |       |       *  mn1 attaches
                 0.010    |<--------------+  PBU seq=7 mn1 HNP 2001:db8:100::/64 60 s
                 0.011    |<--------------+  PBU seq=7 mn1 HNP 2001:db8:100::/64 60 s [overtaken]
                 0.012    |<--------------+  PBU seq=7 mn1 HNP 2001:db8:100::/64 60 s [duplicate]
                 0.020    +---x   |       |  PBU seq=7 mn1 HNP 2001:db8:100::/64 60 s [lost]
                 0.021    |       +---x   |  [refused: CHECKSUM at octet 4, DROP]
                 1.020    o       |       |  timer retransmit mn1 of MAAR1
                 1.030    !       |       |  dropped: NOT_OUTSTANDING (5213-6.9.1) from MAAR1
                 2.000    |       X       |  crashes
                 3.000    |       ^       |  starts afresh
                 4.000    |       |       ^  goes on
               123.456    |       |       ~  mn1 leaves
            """);
  }

  @Test
  void twelveNodesHaveLanesAndMoreAreListed() {
    assertThat(text(names(11), story()).lines().skip(1).findFirst().orElse(""))
        .isEqualTo(
            "     0.000    |       |       *       |       |       |       |       |       |       |"
                + "       |       |  mn1 attaches");
    assertThat(text(names(12), story()))
        .contains("     0.000 MAAR2 *  mn1 attaches\n")
        .contains("     0.010 MAAR2 -> CMD  PBU seq=7")
        .contains("     0.020 CMD -x MAAR1  PBU seq=7");
  }

  @Test
  void nodesWithoutALaneAreNamedInTheLabel() {
    assertThat(text(names(1), story()))
        .contains("|       |  2001:db8:0:2::1: mn1 attaches\n")
        .contains(">       |  from 2001:db8:0:2::1: PBU seq=7");
  }

  @Test
  void unsecuredMessagesAreMarked() {
    TraceEvent forged =
        new TraceEvent.Delivered(0, 0, 1, datagram(1, 0, false, update(15)), update(15));
    assertThat(text(names(1), List.of(forged))).contains("60 s [not secured]");
  }

  @Test
  void rowsComeOneByOne() {
    List<String> lines = new ArrayList<>();
    LadderText renderer = new LadderText(names(2), 6);
    LadderRows rows = new LadderRows(names(2), true, row -> lines.add(renderer.line(row)));
    rows.accept(story().get(0));
    assertThat(lines).containsExactly("  0.000000    |       |       *  mn1 attaches");
  }

  @Test
  void pictureIsWellFormedAndEscaped() throws Exception {
    Ladder ladder = new Ladder(names(2));
    story().forEach(ladder);
    MnId odd = MnId.nai("<&>@example.org");
    ladder.accept(new TraceEvent.Attached(0, CMD, odd));
    byte[] octets = ladder.svg().getBytes(StandardCharsets.UTF_8);
    var document =
        DocumentBuilderFactory.newDefaultInstance()
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(octets));
    assertThat(document.getDocumentElement().getTagName()).isEqualTo("svg");
    assertThat(document.getDocumentElement().getTextContent()).contains("<&> attaches");
    assertThat(octets.length).isLessThan(6_000);
  }

  @Test
  void textsTellMessagesApart() {
    MessageText texts = new MessageText(names(40));
    assertThat(texts.of(update(0))).isEqualTo("PBU seq=7 mn1 HNP 2001:db8:100::/64 deregister");
    BindingUpdate relayed =
        new BindingUpdate(
            8, UPDATE_FLAGS, 15, MobilityOptions.of(MN, new ServingMaar(PLAN.maar(2))));
    assertThat(texts.of(relayed)).isEqualTo("PBU seq=8 mn1 60 s, serving MAAR2");
    assertThat(texts.of(new BindingUpdate(1, 0, 1, MobilityOptions.NONE)))
        .isEqualTo("BU seq=1 4 s, no D flag");
    assertThat(texts.of(acknowledgement(Status.TIMESTAMP_LOWER, 0)))
        .isEqualTo("PBA seq=7 refused 157 (timestamp lower than previously accepted) mn1 0 s");
    assertThat(texts.of(acknowledgement(0, 3)))
        .isEqualTo(
            "PBA seq=7 mn1 60 s, previous MAAR1 2001:db8:100::/64, MAAR2 2001:db8:200::/64,"
                + " MAAR3 2001:db8:300::/64");
    assertThat(texts.of(acknowledgement(0, 40)))
        .endsWith("MAAR1 2001:db8:100::/64, MAAR2 2001:db8:200::/64 and 38 more");
    assertThat(MessageText.of(new MnId(2, Octets.ofHex("00ff")))).isEqualTo("2:00ff");
  }

  private static BindingAcknowledgement acknowledgement(int status, int previous) {
    List<org.maarg.wire.option.MobilityOption> options = new ArrayList<>(List.of(MN));
    for (int number = 1; number <= previous; number++) {
      Ipv6Prefix prefix = Ipv6Prefix.of(PLAN.pool(number).address(), 64);
      options.add(new PreviousMaar(PLAN.maar(number), prefix));
    }
    int lifetime = Status.isAccepted(status) ? 15 : 0;
    return new BindingAcknowledgement(
        status, ACK_FLAGS, 7, lifetime, MobilityOptions.copyOf(options));
  }
}
