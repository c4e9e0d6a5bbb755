package org.maarg.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.Ipv6Prefix;
import org.maarg.wire.Octets;
import org.maarg.wire.option.MnId;
import org.maarg.wire.option.Timestamp;

/** Values come back as they were written, and words that are no such value are refused. */
class StateReaderTest {
  private static final Ipv6Address ADDRESS = Ipv6Address.of(7, 8);
  private static final Ipv6Prefix A = Bench.prefix(1, 0);
  private static final Ipv6Prefix B = Bench.prefix(1, 1);

  private static StateReader of(long... words) {
    return new StateReader(words);
  }

  private static void refused(String message, Function<StateReader, Object> read, long... words) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> read.apply(of(words)))
        .withMessageContaining(message);
  }

  @Test
  void eachValueComesBackAndTheNextIsReadWhereItEnds() {
    Timer timer = new Timer(Timer.Kind.PACE, MnId.nai("mn1"), ADDRESS, -3);
    Dlif dlif = new Dlif(Octets.ofHex("0201ff"), ADDRESS);
    PrefixSet set = PrefixSet.of(List.of(B, A)).orElseThrow();
    StateWriter out = new StateWriter();
    out.put(timer);
    out.put(dlif);
    out.put(set);
    out.put(A);
    out.put(Optional.of(new Timestamp(-1)));
    out.put(Optional.<Timestamp>empty());
    out.put(true);
    out.put(false);
    out.put(-5);

    StateReader in = new StateReader(out.toArray());
    assertThat(in.left()).isEqualTo(out.size());
    assertThat(in.timer()).isEqualTo(timer);
    assertThat(in.dlif()).isEqualTo(dlif);
    assertThat(in.prefixSet()).isEqualTo(set);
    assertThat(in.prefix()).isEqualTo(A);
    assertThat(in.timestamp()).contains(new Timestamp(-1));
    assertThat(in.timestamp()).isEmpty();
    assertThat(in.truth()).isTrue();
    assertThat(in.truth()).isFalse();
    assertThat(in.left()).isEqualTo(1);
    assertThat(in.number()).isEqualTo(-5);
    assertThat(in.left()).isZero();
  }

  @Test
  void octetsOfEveryLengthComeBack() {
    for (int length = 0; length <= 25; length++) {
      byte[] octets = new byte[length];
      for (int i = 0; i < length; i++) {
        octets[i] = (byte) (0x81 + i);
      }
      StateWriter out = new StateWriter();
      out.put(Octets.of(octets));
      StateReader in = new StateReader(out.toArray());
      assertThat(in.octets()).isEqualTo(Octets.of(octets));
      assertThat(in.left()).isZero();
    }
  }

  @Test
  void nothingIsReadPastTheEnd() {
    refused("ends too early", StateReader::number);
    refused("ends too early", StateReader::address, 7);
    refused("ends too early", StateReader::timestamp, 1);
  }

  @Test
  void aNumberLiesInItsRange() {
    assertThat(of(0xff).u8()).isEqualTo(0xff);
    assertThat(of(0xffff).u16()).isEqualTo(0xffff);
    assertThat(of(0).u8()).isZero();
    assertThat(of(5).number(5, 5)).isEqualTo(5);
    refused("256 in word 0 is not in 0..255", StateReader::u8, 256);
    refused("65536 in word 0 is not in 0..65535", StateReader::u16, 65_536);
    refused("-1 in word 0 is not in 0..65535", StateReader::u16, -1);
    refused("2 in word 0 is not in 0..1", StateReader::truth, 2);
    refused("129 in word 2 is not in 0..128", StateReader::prefix, 7, 8, 129);
    refused("4294967301 in word 0", in -> in.number(5, 5), 5 + (1L << 32));
  }

  /** Nothing is sized by a number from a file that may be damaged. */
  @Test
  void aCountIsAtMostWhatIsLeft() {
    assertThat(of(0).count()).isZero();
    assertThat(of(2, 9, 9).count()).isEqualTo(2);
    refused("3 in word 0 is not in 0..2", StateReader::count, 3, 9, 9);
    refused("1 in word 0 is not in 0..0", StateReader::count, 1);
    refused("ends too early", StateReader::count);
    assertThat(of(8, 9).octets().length()).isEqualTo(8);
    refused("ends too early", StateReader::octets, 9, 9);
    refused("17 in word 0 is not in 0..16", StateReader::octets, 17, 9);
  }

  @Test
  void aNumberOf32BitsHasNoMore() {
    assertThat(of(0).u32()).isZero();
    assertThat(of(0xffff_ffffL).u32()).isEqualTo(0xffff_ffffL);
    refused("4294967296 in word 0 is not of 32 bits", StateReader::u32, 1L << 32);
    refused("-1 in word 0 is not of 32 bits", StateReader::u32, -1);
  }

  @Test
  void aCountWithALimitIsAtMostWhatIsLeftToo() {
    assertThat(of(2, 9, 9).count(5)).isEqualTo(2);
    refused("3 in word 0 is not in 0..2", in -> in.count(5), 3, 9, 9);
    refused("2 in word 0 is not in 0..1", in -> in.count(1), 2, 9, 9);
  }

  @Test
  void aSetIsNeitherEmptyNorHasOneTwice() {
    refused("no set before word 1", StateReader::prefixSet, 0);
    refused("no set before word 7", StateReader::prefixSet, 2, 7, 8, 128, 7, 8, 128);
    assertThat(of(0).prefixes(2)).isEmpty();
    assertThat(of(2, 7, 8, 128, 7, 8, 128).prefixes(2)).hasSize(2);
    refused("2 in word 0 is not in 0..1", in -> in.prefixes(1), 2, 7, 8, 128, 7, 8, 128);
  }

  @Test
  void aConstantHasItsNumber() {
    assertThat(of(4).constant(Timer.Kind.values())).isEqualTo(Timer.Kind.DELETE);
    refused("99 in word 0 names no constant", in -> in.constant(Timer.Kind.values()), 99);
    refused("-1 in word 0", in -> in.constant(Timer.Kind.values()), -1);
  }
}
