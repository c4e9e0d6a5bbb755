package org.maarg.runtime.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.maarg.wire.Ipv6Address;

/** The ranges of faults, and how a loss is told. */
class LinkFaultsTest {
  private static void refuses(
      double drop, double duplicate, double reorder, double corrupt, int millis, String name) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new LinkFaults(drop, duplicate, reorder, corrupt, millis, 0))
        .withMessageStartingWith(name);
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.001, 1.001, Double.NaN})
  void eachKindIsAProbability(double none) {
    refuses(none, 0, 0, 0, 1, "drop is " + none);
    refuses(0, none, 0, 0, 1, "duplicate is " + none);
    refuses(0, 0, none, 0, 1, "reorder is " + none);
    refuses(0, 0, 0, none, 1, "corrupt is " + none);
    refuses(0, 0, 0, 0, 0, "reorderMillis is 0");
  }

  @Test
  void alwaysAndNeverAreProbabilities() {
    LinkFaults always = new LinkFaults(1, 1, 1, 1, 1, 7);
    assertThat(always.withSeed(9)).isEqualTo(new LinkFaults(1, 1, 1, 1, 1, 9));
    assertThat(always.isNone()).isFalse();
  }

  @Test
  void noneIsWithoutAnyKind() {
    assertThat(LinkFaults.NONE.isNone()).isTrue();
    assertThat(LinkFaults.NONE.withSeed(1).isNone()).isTrue();
    for (LinkFaults some :
        List.of(
            new LinkFaults(0.1, 0, 0, 0, 1, 0),
            new LinkFaults(0, 0.1, 0, 0, 1, 0),
            new LinkFaults(0, 0, 0.1, 0, 1, 0),
            new LinkFaults(0, 0, 0, 0.1, 1, 0))) {
      assertThat(some.isNone()).isFalse();
    }
  }

  @Test
  void aLossIsToldInOneLine() {
    Ipv6Address peer = Ipv6Address.parse("2001:db8::2");
    assertThat(new Loss(LossReason.QUEUE_FULL, peer, "why", new byte[3]).toString())
        .isEqualTo("QUEUE_FULL 2001:db8::2 3 octets why");
    assertThat(Loss.of(LossReason.READ_FAILED, peer, "x").octets()).isEmpty();
  }
}
