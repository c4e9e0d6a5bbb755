package org.maarg.performance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.option.MnId;

class RosterTest {
  @ParameterizedTest
  @ValueSource(ints = {0, 7, 4_711, Roster.MAX_MNS - 1})
  void aMobileNodeHasAPrefixOfEachPoolAndItsNumberInItsName(int mn) {
    for (int maar : new int[] {0, 1, Roster.MAX_MAARS - 1}) {
      Ipv6Address prefix = Ipv6Address.of(Roster.prefixBits(maar, mn), 0);
      assertThat(Roster.pool(maar).contains(prefix)).isTrue();
    }
    assertThat(Roster.number(Roster.mn(mn))).isEqualTo(mn);
  }

  @Test
  void noTwoPoolsOverlapAndNoNodeIsInOne() {
    for (int maar = 0; maar < Roster.MAX_MAARS; maar++) {
      assertThat(Roster.pool(maar).contains(Roster.CMD)).isFalse();
      for (int other = 0; other < maar; other++) {
        assertThat(Roster.pool(maar).overlaps(Roster.pool(other))).isFalse();
      }
      assertThat(Roster.pool(maar).contains(Roster.maar(maar))).isFalse();
    }
  }

  @Test
  void aStrangerHasNoNumber() {
    assertThatThrownBy(() -> Roster.number(MnId.nai("somebody@example.org")))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
