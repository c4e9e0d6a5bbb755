package org.maarg.protocol.cmd;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.maarg.protocol.Event;
import org.maarg.wire.Status;
import org.maarg.wire.Timestamp;

/** A late update steals no mobile node back: order by Timestamp, or by sequence number without. */
class CmdOrderTest {
  private final CmdBench bench = CmdBench.relay();

  // Verifies: 5213-5.3.1-9, 5213-5.5-1, 5213-5.5-4
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void refusesAnUpdateOlderThanTheLastFromAnyMaar(int maar) {
    bench.travel(1, 2);
    long last = bench.now - 1_000;
    bench.now = last + 100;

    assertThat(bench.refused(maar, bench.pbu(maar).at(last - 1)).status())
        .isEqualTo(Status.TIMESTAMP_LOWER);
  }

  @Test
  void refusesTheSameTimestampFromAnotherMaar() {
    bench.register(1);

    assertThat(bench.refused(2, bench.pbu(2)).status()).isEqualTo(Status.TIMESTAMP_LOWER);
  }

  // Verifies: 8885-3.2-25
  @Test
  void takesTheSameTimestampFromTheSameMaarForTheSameUpdate() {
    bench.register(1);

    bench.receive(1, bench.pbu(1));

    assertThat(bench.answerTo(CmdBench.maar(1)).status()).isEqualTo(Status.ACCEPTED);
  }

  // Verifies: 5213-5.5-4
  @Test
  void tellsTimestampsApartToTheLastBit() {
    Timestamp time = bench.time();
    bench.receive(1, bench.pbu(1).at(time));

    assertThat(bench.refused(2, bench.pbu(2).at(new Timestamp(time.value() - 1))).status())
        .isEqualTo(Status.TIMESTAMP_LOWER);
    bench.receive(2, bench.pbu(2).at(new Timestamp(time.value() + 1)));
    assertThat(bench.events()).containsExactly(Event.HANDOVER);
  }

  // Verifies: 5213-5.5-1, 5213-5.5-17
  @Test
  void sequenceNumbersDoNotMatterWithTimestamps() {
    bench.receive(1, bench.pbu(1).sequence(500));
    bench.now++;

    bench.receive(1, bench.pbu(1).sequence(3));

    assertThat(bench.answerTo(CmdBench.maar(1)).status()).isEqualTo(Status.ACCEPTED);
    assertThat(bench.answerTo(CmdBench.maar(1)).sequence()).isEqualTo(3);
  }

  private void registerUnstamped(int maar, int sequence) {
    bench.receive(maar, bench.pbu(maar).sequence(sequence).without(Timestamp.class));
  }

  // Verifies: 5213-5.5-1, 5213-5.5-7, 5213-5.5-11, 6275-9.5.1-1, 6275-9.5.1-2
  @ParameterizedTest
  @CsvSource({
    "100, 101, 0",
    "100, 100, 0",
    "100, 99, 135",
    "0, 32767, 0",
    "0, 32768, 135",
    "0, 65535, 135",
    "65535, 0, 0",
    "65535, 32766, 0",
    "65535, 32767, 135",
    "65534, 1, 0",
    "1, 65534, 135"
  })
  void ordersByTheSequenceNumberWithoutTimestamps(int last, int next, int status) {
    registerUnstamped(1, last);
    assertThat(bench.answerTo(CmdBench.maar(1)).status()).isEqualTo(Status.ACCEPTED);

    registerUnstamped(1, next);

    assertThat(bench.answerTo(CmdBench.maar(1)).status()).isEqualTo(status);
  }

  @Test
  void sequenceNumbersOfDifferentMaarsHaveNothingToDoWithEachOther() {
    registerUnstamped(1, 40_000);

    registerUnstamped(2, 39_999);

    assertThat(bench.events()).containsExactly(Event.HANDOVER);
    assertThat(bench.updateTo(CmdBench.maar(1)).options().has(Timestamp.class)).isFalse();
    bench.confirm(1);
    assertThat(CmdBench.listed(bench.answerTo(CmdBench.maar(2)))).containsExactly(CmdBench.maar(1));
  }

  @Test
  void letsAPeerWithoutTimestampsAndOneWithThemFollowEachOther() {
    bench.register(1);
    registerUnstamped(2, 1);
    assertThat(bench.events()).containsExactly(Event.HANDOVER);

    bench.register(3);

    assertThat(bench.binding().proxyCareOfAddress()).isEqualTo(CmdBench.maar(3));
  }

  // Verifies: 5213-5.5-4
  @Test
  void refusesALateDeregistration() {
    long first = bench.now;
    bench.register(1);

    assertThat(bench.refused(1, bench.pbu(1).lifetime(0).at(first)).status())
        .isEqualTo(Status.TIMESTAMP_LOWER);
  }

  // Verifies: 5213-5.5-4, 8885-3.2-17
  @Test
  void aLateUpdateOfAnOldMaarNeverStealsTheNodeBack() {
    bench.register(1);
    long late = bench.now + 1;
    bench.now += 100;
    bench.register(2);

    bench.refused(1, bench.pbu(1).at(late));

    assertThat(bench.binding().proxyCareOfAddress()).isEqualTo(CmdBench.maar(2));
    assertThat(bench.previousMaars()).containsExactly(CmdBench.maar(1));
  }
}
