package org.maarg.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.maarg.wire.Ipv6Prefix;

class PrefixSetTest {
  private static final Ipv6Prefix A = Bench.prefix(1, 0);
  private static final Ipv6Prefix B = Bench.prefix(1, 1);
  private static final Ipv6Prefix C = Bench.prefix(1, 2);

  private static PrefixSet set(Ipv6Prefix... prefixes) {
    return PrefixSet.of(List.of(prefixes)).orElseThrow();
  }

  @Test
  void hasItsPrefixesInOrderWhateverTheOrderTheyWereNamedIn() {
    assertThat(set(C, A, B))
        .containsExactly(A, B, C)
        .isEqualTo(set(B, C, A))
        .hasSameHashCodeAs(set(A, B, C));
    assertThat(set(C, A, B).first()).isEqualTo(A);
    assertThat(set(A)).isEqualTo(PrefixSet.of(A)).isNotEqualTo(set(A, B));
    assertThat(set(A)).doesNotHaveSameHashCodeAs(set(B));
    assertThat(set(B, A)).hasToString(A + ", " + B);
    assertThat(PrefixSet.of(A)).hasToString(A.toString());
  }

  @Test
  void isNeverEmptyNorTooLargeNorHasOneTwice() {
    List<Ipv6Prefix> many = new ArrayList<>();
    for (int i = 0; i < PrefixSet.MOST; i++) {
      many.add(Bench.prefix(1, i));
    }
    Collections.reverse(many);
    assertThat(PrefixSet.of(many).orElseThrow()).hasSize(PrefixSet.MOST);

    many.add(Bench.prefix(2, 0));

    assertThat(PrefixSet.of(many)).isEmpty();
    assertThat(PrefixSet.of(List.of())).isEmpty();
    assertThat(PrefixSet.of(List.of(A, B, A))).isEmpty();
  }

  // Verifies: 5213-5.4.1.1-4
  @Test
  void isComparedAsAWholeAndInCount() {
    PrefixSet set = set(A, B);
    assertThat(set.isExactly(List.of(B, A))).isTrue();
    assertThat(set.isExactly(List.of(A))).isFalse();
    assertThat(set.isExactly(List.of(A, A))).isFalse();
    assertThat(set.isExactly(List.of(A, C))).isFalse();
    assertThat(set.isExactly(List.of(A, B, B))).isFalse();
    assertThat(set.hasOneOf(List.of(C, B))).isTrue();
    assertThat(set.hasOneOf(List.of(C))).isFalse();
  }
}
