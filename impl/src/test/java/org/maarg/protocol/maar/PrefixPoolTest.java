package org.maarg.protocol.maar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.maarg.protocol.PrefixSet;
import org.maarg.wire.Ipv6Prefix;

/** The lowest free prefix of a MAAR's own pool goes first, and none twice. */
// Verifies: 8885-3-6, 8885-3.1-1, 5213-5.3.2-6
class PrefixPoolTest {
  private static PrefixPool pool(int prefixLength) {
    return new PrefixPool(Ipv6Prefix.parse("2001:db8:1::/48"), prefixLength, 0);
  }

  @ParameterizedTest
  @ValueSource(ints = {48, 49, 54, 55, 60})
  void givesEveryPrefixOnceAndThenNone(int prefixLength) {
    PrefixPool pool = pool(prefixLength);
    int size = 1 << (prefixLength - 48);
    for (int i = 0; i < size; i++) {
      assertThat(pool.take()).isEqualTo(i);
    }
    assertThat(pool.take()).isEqualTo(PrefixPool.NONE);

    pool.release(size / 2);

    assertThat(pool.take()).isEqualTo(size / 2);
    assertThat(pool.take()).isEqualTo(PrefixPool.NONE);
  }

  @ParameterizedTest
  @CsvSource({
    "64, 0, 2001:db8:1::/64",
    "64, 1, 2001:db8:1:1::/64",
    "64, 65535, 2001:db8:1:ffff::/64",
    "56, 1, 2001:db8:1:100::/56",
    "48, 0, 2001:db8:1::/48"
  })
  void namesThePrefixOfAnIndex(int prefixLength, int index, String prefix) {
    assertThat(pool(prefixLength).prefix(index)).isEqualTo(Ipv6Prefix.parse(prefix));
  }

  @Test
  void behavesLikeASetOfFreeNumbers() {
    SplittableRandom random = new SplittableRandom(8885);
    PrefixPool pool = pool(57);
    TreeSet<Integer> free = new TreeSet<>();
    for (int i = 0; i < 512; i++) {
      free.add(i);
    }
    for (int step = 0; step < 20_000; step++) {
      int index = random.nextInt(512);
      if (random.nextInt(100) < 55 || free.contains(index)) {
        int expected = free.isEmpty() ? PrefixPool.NONE : free.first();
        assertThat(pool.take()).isEqualTo(expected);
        free.remove(expected);
      } else {
        pool.release(index);
        free.add(index);
      }
    }
  }

  // Verifies: 5213-6.9.1.2-7
  @Test
  void passesOverWhatWasRefusedUntilNothingElseIsLeft() {
    PrefixPool pool = pool(50);
    assertThat(pool.take()).isZero();
    assertThat(pool.takeBehind(one(pool, 0))).contains(one(pool, 1));
    assertThat(pool.take()).isEqualTo(2);
    assertThat(pool.take()).isEqualTo(3);

    assertThat(pool.take()).isZero();
    assertThat(pool.takeBehind(one(pool, 3))).isEmpty();
    pool.release(3);
    assertThat(pool.take()).isEqualTo(3);
  }

  private static PrefixSet one(PrefixPool pool, int index) {
    return PrefixSet.of(pool.prefix(index));
  }

  // Verifies: 5213-6.9.1.2-7
  @Test
  void passesOverEachPrefixOfARefusedSet() {
    PrefixPool pool = pool(51);
    PrefixSet refused = pool.take(3).orElseThrow();

    PrefixSet others = pool.takeBehind(refused).orElseThrow();

    assertThat(others).containsExactly(pool.prefix(3), pool.prefix(4), pool.prefix(5));
    assertThat(refused).noneMatch(pool::isTaken);
    // Two are left behind them: not enough, and so none is taken.
    assertThat(pool.takeBehind(others)).isEmpty();
    assertThat(others).allMatch(pool::isTaken);
    assertThat(pool.size()).isEqualTo(3);
  }

  @Test
  void givesAllThatAreAskedForOrNone() {
    PrefixPool pool = pool(50);

    assertThat(pool.take(3).orElseThrow())
        .containsExactly(pool.prefix(0), pool.prefix(1), pool.prefix(2));
    assertThat(pool.take(2)).isEmpty();
    assertThat(pool.size()).isEqualTo(3);
    assertThat(pool.take(1)).contains(one(pool, 3));
  }

  @Test
  void knowsWhichPrefixesAreTaken() {
    PrefixPool pool = pool(64);
    int index = pool.take();

    assertThat(pool.isTaken(pool.prefix(index))).isTrue();
    assertThat(pool.isTaken(pool.prefix(index + 1))).isFalse();
    assertThat(pool.isTaken(Ipv6Prefix.parse("2001:db8:1::/48"))).isFalse();
    assertThat(pool.isTaken(Ipv6Prefix.parse("2001:db8:2::/64"))).isFalse();
  }

  @Test
  void knowsWhetherTheOnlyPrefixOfAllIsTaken() {
    Ipv6Prefix all = Ipv6Prefix.parse("::/0");
    PrefixPool pool = new PrefixPool(all, 0, 0);
    assertThat(pool.isTaken(all)).isFalse();
    pool.take();
    assertThat(pool.isTaken(all)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"2001:db8::/32, 64", "2001:db8:1::/48, 47", "2001:db8:1::/48, 65", "::/0, 25"})
  void refusesLengthsThatDoNotFit(String pool, int prefixLength) {
    assertThatThrownBy(() -> new PrefixPool(Ipv6Prefix.parse(pool), prefixLength, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(pool);
  }
}
