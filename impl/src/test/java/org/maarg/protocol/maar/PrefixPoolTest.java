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
import org.maarg.protocol.StateReader;
import org.maarg.protocol.StateWriter;
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

  @ParameterizedTest
  @CsvSource({"2001:db8::/40, 64", "2001:db8:1::/48, 48", "::/0, 24"})
  void takesTheLastLengthsThatFit(String pool, int prefixLength) {
    PrefixPool fits = new PrefixPool(Ipv6Prefix.parse(pool), prefixLength, 0);
    assertThat(fits.prefix(fits.take()).length()).isEqualTo(prefixLength);
  }

  private static PrefixPool restarted(int prefixLength, long restarts) {
    return new PrefixPool(Ipv6Prefix.parse("2001:db8:1::/48"), prefixLength, restarts);
  }

  /** What was given away before a restart is for long not given away again. */
  @Test
  void afterARestartItBeginsFarFromWhereItBeganBefore() {
    TreeSet<Integer> begun = new TreeSet<>();
    for (int restarts = 0; restarts < 16; restarts++) {
      int first = restarted(64, restarts).take();
      assertThat(first).isBetween(0, 0xffff);
      for (int other : begun) {
        int apart = Math.abs(first - other);
        assertThat(Math.min(apart, 0x10000 - apart)).isGreaterThan(0x10000 / 64);
      }
      begun.add(first);
    }
  }

  @Test
  void fromThereItGoesAroundThePool() {
    PrefixPool pool = restarted(56, 1);
    int first = pool.take();
    assertThat(first).isPositive();
    for (int i = 1; i < 256; i++) {
      assertThat(pool.take()).isEqualTo((first + i) % 256);
    }
    assertThat(pool.take()).isEqualTo(PrefixPool.NONE);
    pool.release((first + 9) % 256);
    assertThat(pool.isTaken(pool.prefix((first + 9) % 256))).isFalse();
    assertThat(pool.take()).isEqualTo((first + 9) % 256);
  }

  private static StateWriter words(long... values) {
    StateWriter words = new StateWriter();
    for (long value : values) {
      words.put(value);
    }
    return words;
  }

  private static void refuses(PrefixPool pool, String why, long... values) {
    assertThatThrownBy(() -> pool.readState(new StateReader(words(values).toArray())))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(why);
  }

  /** First index, lowest free place, refused places, words, taken places. */
  @Test
  void whatIsKeptIsOfAPoolOfThisSize() {
    refuses(pool(50), "not in 0..3", 4, 0, 0, 0);
    refuses(pool(50), "not in 0..4", 0, 5, 0, 0);
    refuses(pool(50), "not in 0..4", 0, 0, 5, 0);
    refuses(pool(50), "not in 0..1", 0, 0, 0, 2, 0, 0);
    refuses(pool(55), "not in 0..2", 0, 0, 0, 3, 0, 0, 0);
    refuses(pool(50), "beyond the pool", 0, 0, 0, 1, 16);
    refuses(pool(50), "the lowest that is free", 0, 0, 0, 1, 1);
  }

  @ParameterizedTest
  @ValueSource(ints = {50, 53, 54, 55, 64})
  void whatWasTakenIsTakenWhenItIsReadBack(int prefixLength) {
    PrefixPool pool = restarted(prefixLength, 3);
    PrefixSet taken = pool.take(2).orElseThrow();
    StateWriter kept = new StateWriter();
    pool.writeState(kept);
    PrefixPool again = pool(prefixLength);
    again.readState(new StateReader(kept.toArray()));
    assertThat(again.size()).isEqualTo(2);
    assertThat(taken).allMatch(again::isTaken);
    assertThat(again.take()).isEqualTo(pool.take());
  }
}
