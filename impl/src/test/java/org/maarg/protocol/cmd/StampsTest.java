package org.maarg.protocol.cmd;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.maarg.protocol.Profile;
import org.maarg.protocol.Registration;
import org.maarg.protocol.TestDomain;
import org.maarg.wire.option.Timestamp;

/** The time of a transmission: of its own, and later than all before. */
// Verifies: 5213-6.9.4-4
class StampsTest {
  private static final Registration TOLD = CmdParts.session(TestDomain.MN, 0, 0).registration();
  private static final Timestamp NOW = CmdParts.NOW.next().next();

  private final Stamps stamps = new Stamps(Profile.RFC8885);

  private Optional<Timestamp> at(Timestamp now) {
    return stamps.of(TOLD, new Exchange(), now);
  }

  @Test
  void withinOneTickOfTheClockTheyFollowEachOther() {
    assertThat(at(NOW)).hasValue(NOW);
    assertThat(at(NOW)).hasValue(NOW.next());
    assertThat(at(NOW)).hasValue(NOW.next().next());
    assertThat(at(NOW.next())).as("the clock is behind them").hasValue(NOW.next().next().next());
    Timestamp later = Timestamp.ofEpochMilli(NOW.toEpochMilli() + 1_000);
    assertThat(at(later)).hasValue(later);
  }
}
