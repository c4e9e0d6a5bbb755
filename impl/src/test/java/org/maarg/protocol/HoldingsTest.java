package org.maarg.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

/** What a node counts is told by kind; nothing is told only if there is nothing. */
class HoldingsTest {
  private static final Holdings SOME = new Holdings().with("a", 2).with("b", 0).with("c", 1);

  @Test
  void countsAreToldByKind() {
    assertThat(SOME.of("a")).isEqualTo(2);
    assertThat(SOME.of("b")).isZero();
    assertThat(SOME.of("c")).isEqualTo(1);
    assertThatIllegalArgumentException().isThrownBy(() -> SOME.of("d")).withMessageContaining("d");
  }

  @Test
  void thoseOfAPartAreAdded() {
    Holdings whole = new Holdings().with("d", 4).with(SOME);
    assertThat(whole).hasToString("4 d, 2 a, 1 c");
    assertThat(whole.of("b")).isZero();
  }

  @Test
  void nothingIsToldOnlyIfEveryCountIsZero() {
    assertThat(SOME.isNothing()).isFalse();
    assertThat(new Holdings().with("a", 0).with("b", 1).isNothing()).isFalse();
    assertThat(new Holdings().with("a", 0).with("b", 0).isNothing()).isTrue();
    assertThat(new Holdings().isNothing()).isTrue();
    assertThat(new Holdings().with("a", 0)).hasToString("nothing");
  }
}
