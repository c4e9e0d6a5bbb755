package org.maarg.protocol.maar;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.state.Action;
import net.jqwik.api.state.ActionChain;
import net.jqwik.api.state.Transformer;
import org.maarg.protocol.StateWriter;
import org.maarg.wire.Ipv6Prefix;

/** Allocation from a pool against the set of what is taken. */
// Verifies: 8885-3-6, 8885-3.1-1
class PrefixPoolLawsTest {
  private static final int BITS = 7;
  private static final Ipv6Prefix POOL = Ipv6Prefix.parse("2001:db8:1::/48");

  /** A pool and the plainest record of it. */
  private static final class Recorded {
    private final PrefixPool pool = new PrefixPool(POOL, 48 + BITS, 0);
    private final TreeSet<Integer> taken = new TreeSet<>();

    private void take() {
      int expected = 0;
      while (taken.contains(expected)) {
        expected++;
      }
      if (expected == 1 << BITS) {
        assertThat(pool.take()).isEqualTo(PrefixPool.NONE);
      } else {
        assertThat(pool.take()).isEqualTo(expected);
        taken.add(expected);
      }
    }

    private void release(int which) {
      if (!taken.isEmpty()) {
        Integer index = taken.stream().skip(which % taken.size()).findFirst().orElseThrow();
        taken.remove(index);
        pool.release(index);
      }
    }

    private long[] state() {
      StateWriter words = new StateWriter();
      pool.writeState(words);
      return words.toArray();
    }
  }

  @Property(tries = 300)
  void theLowestFreePrefixGoesFirst(@ForAll("chains") ActionChain<Recorded> chain) {
    chain.run();
  }

  /** However a pool came by what is taken, it looks the same. */
  @Property(tries = 300)
  void onlyWhatIsTakenCounts(@ForAll("chains") ActionChain<Recorded> chain) {
    Recorded recorded = chain.run();
    PrefixPool fresh = new PrefixPool(POOL, 48 + BITS, 0);
    int most = recorded.taken.isEmpty() ? -1 : recorded.taken.last();
    for (int i = 0; i <= most; i++) {
      fresh.take();
    }
    for (int i = 0; i <= most; i++) {
      if (!recorded.taken.contains(i)) {
        fresh.release(i);
      }
    }
    StateWriter words = new StateWriter();
    fresh.writeState(words);
    assertThat(recorded.state()).isEqualTo(words.toArray());
  }

  @Property
  void prefixesLieInThePoolAndApart(
      @ForAll @IntRange(min = 48, max = 64) int length, @ForAll @IntRange(max = 511) int count) {
    PrefixPool pool = new PrefixPool(POOL, length, 0);
    Set<Ipv6Prefix> seen = new HashSet<>();
    for (int i = 0; i < Math.min(count, 1 << (length - 48)); i++) {
      Ipv6Prefix prefix = pool.prefix(pool.take());
      assertThat(POOL.contains(prefix)).isTrue();
      assertThat(prefix.length()).isEqualTo(length);
      assertThat(seen.add(prefix)).isTrue();
    }
  }

  @Provide
  Arbitrary<ActionChain<Recorded>> chains() {
    Action<Recorded> take = Action.just("take", Transformer.mutate("take", Recorded::take));
    return ActionChain.<Recorded>startWith(Recorded::new)
        .withAction(3, take)
        .withAction(2, new Release())
        .withMaxTransformations(300);
  }

  private static final class Release implements Action.Independent<Recorded> {
    @Override
    public Arbitrary<Transformer<Recorded>> transformer() {
      return Arbitraries.integers()
          .between(0, (1 << BITS) - 1)
          .map(which -> Transformer.mutate("release " + which, it -> it.release(which)));
    }
  }
}
