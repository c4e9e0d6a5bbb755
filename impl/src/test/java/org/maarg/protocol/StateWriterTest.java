package org.maarg.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.Ipv6Prefix;
import org.maarg.wire.Octets;
import org.maarg.wire.option.MnId;
import org.maarg.wire.option.Timestamp;

/** Every value has words of its own, and no two sequences of values have the same words. */
class StateWriterTest {
  private static final Ipv6Address ADDRESS = Ipv6Address.of(7, 8);

  private static long[] words(Consumer<StateWriter> values) {
    StateWriter out = new StateWriter();
    values.accept(out);
    assertThat(out.size()).isEqualTo(out.toArray().length);
    return out.toArray();
  }

  @Test
  void eachKindOfValueHasItsWords() {
    Octets nine = Octets.ofHex("010203040506070809");
    assertThat(words(out -> out.put(-5))).containsExactly(-5);
    assertThat(words(out -> out.put(true))).containsExactly(1);
    assertThat(words(out -> out.put(false))).containsExactly(0);
    assertThat(words(out -> out.put(ADDRESS))).containsExactly(7, 8);
    assertThat(words(out -> out.put(Ipv6Prefix.parse("0:0:0:7::/64")))).containsExactly(7, 0, 64);
    assertThat(words(out -> out.put(Octets.EMPTY))).containsExactly(0);
    assertThat(words(out -> out.put(nine))).containsExactly(9, 0x0102030405060708L, 9);
    assertThat(words(out -> out.put(new MnId(3, Octets.ofHex("ff"))))).containsExactly(3, 1, 255);
    assertThat(words(out -> out.put(new Dlif(Octets.ofHex("02"), ADDRESS))))
        .containsExactly(1, 2, 7, 8);
    assertThat(words(out -> out.put(Optional.<Timestamp>empty()))).containsExactly(0);
    assertThat(words(out -> out.put(Optional.of(new Timestamp(9))))).containsExactly(1, 9);
  }

  @Test
  void everyPartOfATimersNameCounts() {
    MnId mn = MnId.nai("mn1");
    List<Timer> timers =
        List.of(
            Timer.of(Timer.Kind.DELETE, mn),
            Timer.of(Timer.Kind.REFRESH, mn),
            Timer.of(Timer.Kind.DELETE, MnId.nai("mn2")),
            Timer.of(Timer.Kind.DELETE, mn, ADDRESS),
            new Timer(Timer.Kind.DELETE, mn, Ipv6Address.UNSPECIFIED, 1));
    Map<String, Timer> seen = new HashMap<>();
    for (Timer timer : timers) {
      String words = Arrays.toString(words(out -> out.put(timer)));
      assertThat(seen.put(words, timer)).as(timer.toString()).isNull();
    }
  }

  @Test
  void octetsTakeAWordForEachEightBesidesTheirLength() {
    for (int length = 0; length <= 25; length++) {
      Octets octets = Octets.of(new byte[length]);
      assertThat(words(out -> out.put(octets))).hasSize(1 + (length + 7) / 8);
    }
  }

  @Test
  void aWriterGrowsAndIsEmptiedForTheNextState() {
    StateWriter out = new StateWriter();
    for (int i = 0; i < 1000; i++) {
      out.put(i);
      assertThat(out.word(i)).isEqualTo(i);
    }
    assertThat(out.size()).isEqualTo(1000);
    out.clear();
    assertThat(out.size()).isZero();
    assertThat(out.toArray()).isEmpty();
  }
}
