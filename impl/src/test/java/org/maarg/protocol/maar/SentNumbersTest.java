package org.maarg.protocol.maar;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.maarg.protocol.Bench;
import org.maarg.protocol.Dlif;
import org.maarg.protocol.PrefixSet;
import org.maarg.wire.option.HandoffIndicator;
import org.maarg.wire.option.Timestamp;

/** Whom a sequence number is about, as long as an answer to it may still come. */
// Verifies: 5213-6.9.1.2-2, 6275-11.7.3-1
class SentNumbersTest {
  private final SentNumbers numbers = new SentNumbers();
  private final MaarBinding first = binding(1, 0);
  private final MaarBinding sameNode = binding(1, 1);
  private final MaarBinding sameSession = binding(2, 0);

  private static MaarBinding binding(int mn, int session) {
    PrefixSet prefixes = PrefixSet.of(Bench.prefix(1, 8 * mn + session));
    return new MaarBinding(Bench.mn(mn), session, prefixes, Dlif.of(1, 8 * mn + session));
  }

  private static Transmission transmission(int sequence, long time) {
    return new Transmission(sequence, new Timestamp(time), HandoffIndicator.UNKNOWN);
  }

  private void send(MaarBinding binding, int... sequences) {
    for (int sequence : sequences) {
      numbers.sent(binding, transmission(sequence, sequence));
    }
  }

  @Test
  void anAnswerMayComeToEachOfTheLastFew() {
    send(first, 1, 2, 3, 4);
    assertThat(numbers.about(1)).containsSame(first);
    send(first, 5);
    assertThat(numbers.about(1)).isEmpty();
    for (int sequence = 2; sequence <= 5; sequence++) {
      assertThat(numbers.about(sequence)).containsSame(first);
    }
  }

  @Test
  void whatIsOverIsAboutNobody() {
    send(first, 1, 2);
    send(sameNode, 3);
    numbers.forget(first);
    assertThat(numbers.about(1)).isEmpty();
    assertThat(numbers.about(2)).isEmpty();
    assertThat(numbers.about(3)).containsSame(sameNode);
    assertThat(first.recent()).isEmpty();
  }

  /** The counter has come round. */
  @Test
  void aNumberThatIsAnothersByNowStaysItsOwn() {
    for (MaarBinding later : List.of(sameNode, sameSession)) {
      send(first, 7);
      send(later, 7);
      numbers.forget(first);
      assertThat(numbers.about(7)).containsSame(later);
      numbers.forget(later);
      assertThat(numbers.about(7)).isEmpty();
    }
  }

  @Test
  void ofWhatIsReadBackTheLaterHasTheNumber() {
    first.sent(transmission(7, 100));
    sameNode.sent(transmission(7, 101));
    sameSession.sent(transmission(7, 99));
    for (List<MaarBinding> order :
        List.of(
            List.of(first, sameNode, sameSession),
            List.of(sameSession, first, sameNode),
            List.of(sameNode, sameSession, first))) {
      SentNumbers read = new SentNumbers();
      Map<Integer, Transmission> latest = new HashMap<>();
      order.forEach(binding -> read.restore(binding, latest));
      assertThat(read.about(7)).containsSame(sameNode);
    }
  }
}
