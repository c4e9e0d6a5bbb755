package org.maarg.protocol.cmd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.maarg.protocol.Bench;
import org.maarg.protocol.StateReader;
import org.maarg.protocol.StateWriter;
import org.maarg.wire.Ipv6Prefix;
import org.maarg.wire.option.MnId;

/** Whose a prefix is, and that what was kept says the same. */
// Verifies: 5213-5.2-1
class PrefixHoldersTest {
  private static final MnId MN = Bench.mn(1);
  private static final MnId OTHER = Bench.mn(2);
  private static final Ipv6Prefix ALL = Ipv6Prefix.parse("::/0");
  private static final Ipv6Prefix LOWER = Bench.prefix(1, 0);
  private static final Ipv6Prefix HIGHER = Bench.prefix(1, 1);

  private final PrefixHolders holders = new PrefixHolders();

  @BeforeEach
  void twoAreHeld() {
    holders.hold(LOWER, MN);
    holders.hold(HIGHER, MN);
  }

  @Test
  void thePrefixOfEverythingIsFreeForWhoHoldsAllThatIsHeld() {
    assertThat(holders.isFreeFor(ALL, MN)).isTrue();
    assertThat(holders.isFreeFor(ALL, OTHER)).isFalse();
    assertThat(new PrefixHolders().isFreeFor(ALL, OTHER)).isTrue();
  }

  @Test
  void aPrefixThatNobodyHoldsIsNobodys() {
    assertThat(holders.isNoneOrOf(Bench.prefix(1, 2), OTHER)).isTrue();
    assertThat(holders.isNoneOrOf(LOWER, MN)).isTrue();
    assertThat(holders.isNoneOrOf(LOWER, OTHER)).isFalse();
  }

  /** The words of so many prefixes of one mobile node, in this order. */
  private static StateWriter words(Ipv6Prefix... prefixes) {
    StateWriter words = new StateWriter();
    words.put(prefixes.length);
    words.put(prefixes.length);
    for (Ipv6Prefix prefix : prefixes) {
      words.put(prefix);
      words.put(MN);
    }
    return words;
  }

  private void check(StateWriter words) {
    holders.check(new StateReader(words.toArray()));
  }

  @Test
  void whatIsKeptStandsThereOnceAndInOrder() {
    check(words(LOWER, HIGHER));
    for (StateWriter words : List.of(words(HIGHER, LOWER), words(LOWER, LOWER))) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> check(words))
          .withMessageContaining("does not hold");
    }
  }

  @Test
  void thePrefixOfEverythingIsTheFirstOfAll() {
    holders.hold(ALL, MN);
    StateWriter kept = new StateWriter();
    holders.writeState(kept);
    assertThat(kept.toArray()).isEqualTo(words(ALL, LOWER, HIGHER).toArray());
    check(kept);
  }
}
