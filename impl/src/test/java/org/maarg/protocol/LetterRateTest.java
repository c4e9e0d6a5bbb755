package org.maarg.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.maarg.protocol.cmd.CmdBench;
import org.maarg.protocol.maar.MaarBench;
import org.maarg.wire.message.BindingUpdate;

/** What the letter of RFC 8885 3.6 and RFC 6275 11.8 costs, and what one would deploy instead. */
class LetterRateTest {
  private static final long SECOND = 1_000;

  private static long updatesTo(List<Bench.Sent> sent, long before, int maar) {
    return sent.stream()
        .filter(it -> it.to().equals(CmdBench.maar(maar)) && it.message() instanceof BindingUpdate)
        .filter(it -> it.at() < before)
        .count();
  }

  // Verifies: 8885-3.6-5, 8885-3.6-6, 6275-11.8-3
  @ParameterizedTest
  @CsvSource({"RFC8885, 3", "DEPLOYABLE, 6"})
  void sixMobileNodesThatLeaveAMaarTogether(String name, int withinASecond) {
    CmdBench bench = new CmdBench(Mode.RELAY, Profile.named(name));
    for (int mn = 1; mn <= 6; mn++) {
      bench.register(1, Bench.mn(mn));
    }
    long start = bench.now;
    for (int mn = 1; mn <= 6; mn++) {
      bench.register(2, Bench.mn(mn));
    }
    bench.advance(SECOND / 2);

    assertThat(updatesTo(bench.sent, start + SECOND, 1)).isEqualTo(withinASecond);
  }

  // Verifies: 8885-3.6-5, 6275-11.8-3
  @ParameterizedTest
  @CsvSource({"RFC8885, 3", "DEPLOYABLE, 6"})
  void sixMobileNodesThatAttachTogether(String name, int withinASecond) {
    MaarBench bench = new MaarBench(Mode.RELAY, Profile.named(name));
    for (int mn = 1; mn <= 6; mn++) {
      bench.attach(Bench.mn(mn));
    }
    bench.advance(SECOND / 2);

    assertThat(bench.sent).hasSize(withinASecond);
  }

  // Verifies: 8885-3.2-22
  @ParameterizedTest
  @CsvSource({"RFC8885, 1", "DEPLOYABLE, 9"})
  void theUpdatesOfAHandoverThatLeaveAtOnce(String name, int atOnce) {
    CmdBench bench = new CmdBench(Mode.RELAY, Profile.named(name));
    for (int maar = 1; maar <= 9; maar++) {
      bench.register(maar);
      bench.advance(20);
      for (int previous = 1; previous < maar; previous++) {
        bench.confirm(previous);
      }
      bench.advance(2 * SECOND);
    }
    bench.sent.clear();
    bench.register(10);

    assertThat(bench.sent).hasSize(atOnce);
    bench.advance(9);
    assertThat(bench.sent.stream().filter(it -> it.message() instanceof BindingUpdate).count())
        .isEqualTo(9);
  }

  // Verifies: 6275-11.8-5
  @Test
  void theLetterNeverGivesAPreviousMaarUpWhileItsLifetimeLasts() {
    Profile designA =
        Profile.RFC8885
            .with()
            .set(Knob.DEREGISTRATION, Profile.Deregistration.SERVING_MAAR_ONLY)
            .build();
    CmdBench bench = new CmdBench(Mode.RELAY, designA);
    bench.register(1);
    bench.register(2);
    bench.advance(250 * SECOND);

    // 1, 2, 4, 8, 16, and every 32 s.
    assertThat(updatesTo(bench.sent, bench.now + 1, 1)).isEqualTo(6 + (250 - 31) / 32);
  }
}
