package org.maarg.protocol.cmd;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.maarg.protocol.Event;
import org.maarg.protocol.Knob;
import org.maarg.protocol.Mode;
import org.maarg.protocol.Profile;
import org.maarg.wire.message.BindingAcknowledgement;
import org.maarg.wire.message.Status;
import org.maarg.wire.option.HandoffIndicator;
import org.maarg.wire.option.Timestamp;

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

  // Verifies: 5213-5.5-4
  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void theSameTimestampIsNotGreaterWhoeverSendsIt(int maar) {
    bench.register(1);

    assertThat(bench.refused(maar, bench.pbu(maar)).status()).isEqualTo(Status.TIMESTAMP_MISMATCH);
  }

  // Verifies: 5213-5.5-5
  @Test
  void aRefusalTellsTheTimeOfDayOfTheCmd() {
    bench.register(1);
    long first = bench.now;
    bench.now += 100;

    BindingAcknowledgement lower = bench.refused(2, bench.pbu(2).at(first - 1));
    assertThat(lower.status()).isEqualTo(Status.TIMESTAMP_LOWER);
    assertThat(lower.options().all(Timestamp.class)).containsExactly(bench.time());
    BindingAcknowledgement notValid = bench.refused(2, bench.pbu(2).at(bench.now + 301));
    assertThat(notValid.status()).isEqualTo(Status.TIMESTAMP_MISMATCH);
    assertThat(notValid.options().all(Timestamp.class)).containsExactly(bench.time());
  }

  // Verifies: 5213-5.5-4
  @Test
  void aTimestampIsJudgedByWhenItCameAndNotByWhenItIsItsTurn() {
    bench.register(1);
    bench.now += 10_000;
    long sent = bench.now;
    bench.now += 1_000;

    bench.receiveLate(CmdBench.maar(2), bench.pbu(2).at(sent).build(), 990);
    assertThat(bench.events()).containsExactly(Event.HANDOVER);
    // What the CMD sends is stamped when it leaves, or the P-MAAR would find it old.
    assertThat(bench.lastUpdateTo(CmdBench.maar(1)).options().first(Timestamp.class))
        .contains(bench.time());

    bench.receiveLate(CmdBench.maar(2), bench.pbu(2).at(sent + 1).build(), 600);
    assertThat(bench.answerTo(CmdBench.maar(2)).status()).isEqualTo(Status.TIMESTAMP_MISMATCH);
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
    "100, 100, 135",
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

  // Verifies: 5213-5.5-7, 6275-9.5.1-4, 6275-9.5.1-3
  @Test
  void theSequenceNumberIsTheSessionsWhicheverMaarSends() {
    registerUnstamped(1, 40_000);

    registerUnstamped(2, 39_999);
    assertThat(bench.answerTo(CmdBench.maar(2)).status()).isEqualTo(Status.SEQUENCE_OUT_OF_WINDOW);
    assertThat(bench.answerTo(CmdBench.maar(2)).sequence()).isEqualTo(40_000);
    registerUnstamped(2, 40_001);

    assertThat(bench.events()).containsExactly(Event.HANDOVER);
    assertThat(bench.updateTo(CmdBench.maar(1)).options().has(Timestamp.class)).isFalse();
    bench.confirm(1);
    assertThat(CmdBench.listed(bench.answerTo(CmdBench.maar(2)))).containsExactly(CmdBench.maar(1));
  }

  // Verifies: 5213-5.5-1, 5213-5.5-7
  @Test
  void fallsBackToTheSequenceNumberAfterATimestamp() {
    bench.receive(1, bench.pbu(1).sequence(100));

    registerUnstamped(1, 99);
    assertThat(bench.answerTo(CmdBench.maar(1)).status()).isEqualTo(Status.SEQUENCE_OUT_OF_WINDOW);
    registerUnstamped(2, 101);
    assertThat(bench.events()).containsExactly(Event.HANDOVER);

    bench.register(3);

    assertThat(bench.binding().proxyCareOfAddress()).isEqualTo(CmdBench.maar(3));
  }

  // Verifies: 6275-9.5.1-2, 6275-10.3.2-5
  @Test
  void aRegistrationThatADeregistrationHasOvertakenComesTooLate() {
    registerUnstamped(1, 10);
    bench.receive(1, bench.pbu(1).sequence(12).without(Timestamp.class).lifetime(0));
    assertThat(bench.binding().active()).isFalse();

    registerUnstamped(1, 11);

    assertThat(bench.answerTo(CmdBench.maar(1)).status()).isEqualTo(Status.SEQUENCE_OUT_OF_WINDOW);
    assertThat(bench.answerTo(CmdBench.maar(1)).sequence()).isEqualTo(12);
    assertThat(bench.binding().active()).isFalse();
  }

  // Verifies: 5213-5.5-18
  @Test
  void ordersTheQuestionOfAPreviousMaarToo() {
    bench.travel(1, 2);
    bench.receive(2, bench.pbu(2));
    long newest = bench.now;
    bench.now += 100;

    assertThat(bench.refused(1, bench.pbu(1).lifetime(0).at(newest - 1)).status())
        .isEqualTo(Status.TIMESTAMP_LOWER);
    bench.receive(1, bench.pbu(1).lifetime(0));
    bench.now++;
    assertThat(bench.refused(2, bench.pbu(2).at(bench.now - 2)).status())
        .as("what was accepted of it counts")
        .isEqualTo(Status.TIMESTAMP_LOWER);
  }

  @Test
  void aLateRenewalIsRefusedOnlyWhereTheProfileSaysSo() {
    CmdBench letter =
        new CmdBench(
            Mode.RELAY, Profile.DEPLOYABLE.with().set(Knob.REFUSE_LATE_RENEWALS, false).build());
    letter.travel(1, 2);
    letter.receive(1, letter.pbu(1).handoff(HandoffIndicator.UNCHANGED));
    assertThat(letter.binding().proxyCareOfAddress()).isEqualTo(CmdBench.maar(1));
    bench.travel(1, 2);

    assertThat(bench.refused(1, bench.pbu(1).handoff(HandoffIndicator.UNCHANGED)).status())
        .isEqualTo(Status.TIMESTAMP_LOWER);
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
