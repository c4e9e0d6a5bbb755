package org.maarg.wire.option;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.maarg.wire.RefusalReason;
import org.maarg.wire.message.Field;

// Verifies: 5213-8.8-1, 5213-5.5-10, 5213-5.5-16
class TimestampTest extends OptionContract {
  private static final long LAST_MILLI = (1L << 48) * 1000 - 1;

  @Override
  public MobilityOption subject() {
    return Timestamp.ofEpochMilli(1_700_000_000_500L);
  }

  @Override
  public String octets() {
    return "1b08" + "00006553f100" + "8000";
  }

  @Override
  public int unit() {
    return 8;
  }

  @Override
  public int rest() {
    return 2;
  }

  @Override
  public Optional<RefusalReason> refusalOfLength(int length) {
    return length == 8 ? Optional.empty() : Optional.of(RefusalReason.OPTION_LENGTH);
  }

  @Override
  public List<Field> fields() {
    return List.of(
        Field.any("timestamp", v -> with(new Timestamp(v))),
        new Field(
            "milliseconds since 1970", 0, LAST_MILLI, 62, v -> with(Timestamp.ofEpochMilli(v))));
  }

  @Test
  void everyMillisecondOfASecondComesBack() {
    for (long second : new long[] {0, 1, 1_700_000_000, (1L << 48) - 1}) {
      for (long milli = second * 1000; milli < second * 1000 + 1000; milli++) {
        assertThat(Timestamp.ofEpochMilli(milli).toEpochMilli()).isEqualTo(milli);
      }
    }
  }

  @Test
  void fractionIsRoundedToTheNearestMillisecond() {
    assertThat(new Timestamp(32).toEpochMilli()).isZero();
    assertThat(new Timestamp(33).toEpochMilli()).isEqualTo(1);
    assertThat(new Timestamp(4095).toEpochMilli()).isEqualTo(62);
    assertThat(new Timestamp(4096).toEpochMilli()).isEqualTo(63);
    assertThat(new Timestamp(0x7fff).toEpochMilli()).isEqualTo(500);
    assertThat(new Timestamp(0xffdf).toEpochMilli()).isEqualTo(999);
    assertThat(new Timestamp(0xffe0).toEpochMilli()).isEqualTo(1000);
    assertThat(new Timestamp(-1L).toEpochMilli()).isEqualTo(LAST_MILLI + 1);
  }

  @Test
  void windowIncludesItsEnds() {
    Timestamp noon = Timestamp.ofEpochMilli(43_200_000);
    assertThat(Timestamp.ofEpochMilli(43_200_300).isWithin(300, noon)).isTrue();
    assertThat(Timestamp.ofEpochMilli(43_199_700).isWithin(300, noon)).isTrue();
    assertThat(Timestamp.ofEpochMilli(43_200_301).isWithin(300, noon)).isFalse();
    assertThat(Timestamp.ofEpochMilli(43_199_699).isWithin(300, noon)).isFalse();
    assertThat(new Timestamp(-1L).isWithin(300, new Timestamp(0))).isFalse();
  }

  @Test
  void orderIsUnsigned() {
    assertThat(new Timestamp(Long.MIN_VALUE)).isGreaterThan(new Timestamp(Long.MAX_VALUE));
    assertThat(new Timestamp(0)).isLessThan(new Timestamp(1));
    assertThat(new Timestamp(7)).isEqualByComparingTo(new Timestamp(7));
  }

  @Test
  void whatComesNextIsATickLater() {
    assertThat(new Timestamp(0xffff).next()).isEqualTo(new Timestamp(0x1_0000));
    assertThat(new Timestamp(Long.MAX_VALUE).next()).isEqualTo(new Timestamp(Long.MIN_VALUE));
  }

  @Test
  void theLaterOneIsTheGreaterUnsigned() {
    Timestamp early = new Timestamp(1);
    Timestamp late = new Timestamp(-1L);
    assertThat(early.orLater(late)).isSameAs(late);
    assertThat(late.orLater(early)).isSameAs(late);
  }

  @Test
  void timeBefore1970IsRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> Timestamp.ofEpochMilli(-1));
  }

  @Test
  void textIsExact() {
    assertThat(subject()).hasToString("Timestamp(1700000000 s + 32768/65536)");
  }
}
