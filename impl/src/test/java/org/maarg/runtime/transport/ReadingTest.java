package org.maarg.runtime.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.embedded.EmbeddedChannel;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.maarg.runtime.Eventually;

/** How much is read at once, and the age of what no kernel tells the age of. */
class ReadingTest {
  private static final int OCTETS = 10;
  private static final int BATCH = 16;
  private static final long PAUSE_MILLIS = 5;

  private final EmbeddedChannel channel = new EmbeddedChannel();

  @AfterEach
  void close() {
    var unused = channel.close();
  }

  private static int octetsOf(Arrivals arrivals) {
    return arrivals.newHandle().guess();
  }

  private void isFresh(Arrivals arrivals) {
    Eventually.until(
        "what has just come is known to be fresh, unless this machine stood still",
        () -> {
          octetsOf(arrivals);
          arrivals.waitedNanos(channel);
          return octetsOf(arrivals) == OCTETS * BATCH;
        });
  }

  // Verifies: 5213-5.5-4
  @Test
  void batchesAreReadWhileNothingWaits() {
    Arrivals arrivals = Arrivals.batched(OCTETS, BATCH);
    isFresh(arrivals);
    Eventually.until("a moment later it is asked again", () -> octetsOf(arrivals) == OCTETS);
  }

  @Test
  void aSocketThatIsReadOneByOneStaysSo() {
    Arrivals arrivals = Arrivals.single(OCTETS);
    for (int i = 0; i < 3; i++) {
      assertThat(octetsOf(arrivals)).isEqualTo(OCTETS);
      arrivals.waitedNanos(channel);
    }
  }

  private void isAsOldAsItsRead(Arrivals arrivals) throws Exception {
    Thread.sleep(PAUSE_MILLIS);
    assertThat(arrivals.waitedNanos(channel))
        .isBetween(TimeUnit.MILLISECONDS.toNanos(PAUSE_MILLIS), TimeUnit.SECONDS.toNanos(30));
  }

  // Verifies: 5213-5.5-4
  @Test
  void whatNobodyTellsTheAgeOfIsAsOldAsItsRead() throws Exception {
    Arrivals arrivals = Arrivals.batched(OCTETS, BATCH);
    octetsOf(arrivals);
    isAsOldAsItsRead(arrivals);
  }

  // Verifies: 5213-5.5-4
  @Test
  void whatIsReadInABatchWaitsForThoseBeforeIt() throws Exception {
    Arrivals arrivals = Arrivals.batched(OCTETS, BATCH);
    isFresh(arrivals);
    isAsOldAsItsRead(arrivals);
  }

  // Verifies: 5213-5.5-4
  @ParameterizedTest
  @CsvSource({"-1, 0", "0, 0", "1, 1", "30000000000, 30000000000", "30000000001, 0"})
  void anAgeThatAClockMadeWhichWasSetIsNone(long nanos, long age) {
    assertThat(Arrivals.plausible(nanos)).isEqualTo(age);
  }
}
