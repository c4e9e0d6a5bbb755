package org.maarg.fuzz.properties;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.maarg.wire.message.SequenceNumber;
import org.maarg.wire.option.Timestamp;

/** The order of sequence numbers and of times, against the simplest thing that says the same. */
// Verifies: 6275-9.5.1-2, 5213-5.5-4
class SerialOrderTest {
  private static final int U16 = 0xffff;

  /** Newer is whatever 1 to 32767 steps forward lead to (RFC 6275 9.5.1). */
  private static boolean naivelyNewer(int a, int b) {
    int walked = b;
    for (int steps = 1; steps < 32_768; steps++) {
      walked = walked == U16 ? 0 : walked + 1;
      if (walked == a) {
        return true;
      }
    }
    return false;
  }

  @Property
  void newerIsWhatStepsForwardLeadTo(
      @ForAll @IntRange(max = U16) int b, @ForAll("distances") int distance) {
    int a = (b + distance) & U16;
    assertThat(SequenceNumber.isNewer(a, b)).isEqualTo(naivelyNewer(a, b));
  }

  /** Any, and often those about which one can be wrong. */
  @Provide
  Arbitrary<Integer> distances() {
    return Arbitraries.oneOf(
        Arbitraries.integers().between(0, U16),
        Arbitraries.integers().between(-2, 2),
        Arbitraries.integers().between(0x7ffe, 0x8002));
  }

  @Property
  void orderTurnsWithTheCircle(
      @ForAll @IntRange(max = U16) int a,
      @ForAll @IntRange(max = U16) int b,
      @ForAll @IntRange(max = U16) int turn) {
    assertThat(SequenceNumber.isNewer((a + turn) & U16, (b + turn) & U16))
        .isEqualTo(SequenceNumber.isNewer(a, b));
  }

  @Property
  void ofTwoNumbersOneIsNewerUnlessTheyAreEqualOrHalfACircleApart(
      @ForAll @IntRange(max = U16) int b, @ForAll("distances") int distance) {
    int a = (b + distance) & U16;
    boolean either = SequenceNumber.isNewer(a, b) ^ SequenceNumber.isNewer(b, a);
    assertThat(either).isEqualTo(a != b && Math.abs(a - b) != 0x8000);
  }

  @Property
  void aSeriesOfAnyLengthStaysNewer(
      @ForAll @IntRange(max = U16) int start, @ForAll @IntRange(min = 1, max = 32_767) int steps) {
    int sequence = start;
    for (int i = 0; i < steps; i++) {
      sequence = SequenceNumber.next(sequence);
    }
    assertThat(SequenceNumber.isNewer(sequence, start)).isTrue();
  }

  private static BigInteger naive(Timestamp time) {
    return new BigInteger(Long.toUnsignedString(time.value()));
  }

  @Property
  void timesAreOrderedAsUnsignedNumbers(@ForAll long a, @ForAll long b) {
    Timestamp first = new Timestamp(a);
    Timestamp second = new Timestamp(b);
    assertThat(Integer.signum(first.compareTo(second)))
        .isEqualTo(naive(first).compareTo(naive(second)));
  }

  /** Half a millisecond or more counts as one. */
  private static BigInteger naiveMillis(Timestamp time) {
    return naive(time)
        .multiply(BigInteger.valueOf(1_000))
        .add(BigInteger.valueOf(0x8000))
        .shiftRight(16);
  }

  @Property
  void aWindowIsADistanceInMilliseconds(
      @ForAll long a,
      @ForAll @LongRange(min = -70_000_000, max = 70_000_000) long distance,
      @ForAll @LongRange(max = 1_000_000) long window) {
    Timestamp first = new Timestamp(a);
    Timestamp second = new Timestamp(a + distance);
    BigInteger apart = naiveMillis(first).subtract(naiveMillis(second)).abs();
    assertThat(first.isWithin(window, second))
        .isEqualTo(apart.compareTo(BigInteger.valueOf(window)) <= 0);
    assertThat(second.isWithin(window, first)).isEqualTo(first.isWithin(window, second));
  }

  @Property
  void laterMillisecondsAreLaterTimes(
      @ForAll @LongRange(max = 281_474_976_710_655_000L) long millis,
      @ForAll @LongRange(min = 1, max = 900) long more) {
    assertThat(Timestamp.ofEpochMilli(millis + more)).isGreaterThan(Timestamp.ofEpochMilli(millis));
  }
}
