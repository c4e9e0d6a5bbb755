package org.maarg.protocol.maar;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.maarg.protocol.Knob;
import org.maarg.protocol.Mode;
import org.maarg.protocol.Profile;
import org.maarg.protocol.Timer;
import org.maarg.wire.BindingUpdate;
import org.maarg.wire.Timestamp;

/** What a MAAR sends again, when and how fast, and how it stamps what it sends. */
class MaarRetransmissionTest {
  private final MaarBench bench = MaarBench.relay();

  // Verifies: 8885-3.6-3, 8885-3.6-4, 5213-6.9.4-2, 5213-6.9.4-3, 6275-11.8-4, 6275-11.8-6
  @Test
  void repeatsARegistrationAsLongAsTheNodeIsHere() {
    // Verifies: 5213-6.9.4-5, 5213-6.9.4-6
    bench.attach();
    bench.advance(160_000);

    List<Long> gaps = new ArrayList<>();
    for (int i = 1; i < bench.sent.size(); i++) {
      gaps.add(bench.sent.get(i).at() - bench.sent.get(i - 1).at());
      BindingUpdate update = (BindingUpdate) bench.sent.get(i).message();
      assertThat(update.sequence()).isEqualTo(i + 1);
      assertThat(update.options().first(Timestamp.class))
          .contains(Timestamp.ofEpochMilli(bench.sent.get(i).at()));
    }
    assertThat(gaps)
        .startsWith(1_500L, 3_000L, 6_000L, 12_000L, 24_000L, 32_000L, 32_000L, 32_000L);
    bench.detach();
    assertThat(bench.armed(Timer.Kind.RETRANSMIT)).isEmpty();
  }

  // Verifies: 8885-3.6-4
  @ParameterizedTest
  @ValueSource(ints = {0, 2, 6})
  void givesADeregistrationUpAfterTheLimit(int limit) {
    MaarBench bench =
        new MaarBench(
            Mode.RELAY, Profile.RFC8885.with().set(Knob.CMD_RETRANSMISSION_LIMIT, limit).build());
    bench.serving().detach();
    bench.fire(Timer.Kind.LIFETIME);
    int before = bench.sent.size();

    bench.advance(200_000);

    assertThat(bench.sent).hasSize(before + limit);
    assertThat(bench.maar.bindings()).isEmpty();
  }

  // Verifies: 5213-6.9.4-3
  @Test
  void aSlowClockDoesNotStampBehindAKnownRegistration() {
    bench.serving().detach();
    bench.fromCmd(bench.relayed(2).at(bench.now + 250));

    bench.attach();

    Timestamp stamp = bench.lastUpdate().options().first(Timestamp.class).orElseThrow();
    assertThat(stamp).isGreaterThan(Timestamp.ofEpochMilli(bench.now + 249));
  }

  // Verifies: 8885-3.6-5, 6275-11.8-3
  @Test
  void holdsAttachmentsInQuickSuccessionToMaxUpdateRate() {
    // Verifies: 5213-6.9.4-4
    for (int i = 0; i < 10; i++) {
      bench.attach();
      bench.detach();
    }
    bench.attach();
    assertThat(bench.sent).hasSize(3);

    bench.advance(1_000);

    assertThat(bench.sent.size()).isBetween(4, 6);
    assertThat(bench.state()).isEqualTo(MaarState.REGISTERING);
    bench.accept();
    assertThat(bench.state()).isEqualTo(MaarState.SERVING);
  }
}
