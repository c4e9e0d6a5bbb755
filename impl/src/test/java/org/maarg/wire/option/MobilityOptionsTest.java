package org.maarg.wire.option;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MobilityOptionsTest {
  private static final MobilityOptions OPTIONS =
      MobilityOptions.of(
          new HandoffIndicator(1), new AccessTechnologyType(2), new HandoffIndicator(3));

  @Test
  void firstAndAllKeepTheOrder() {
    assertThat(OPTIONS.first(HandoffIndicator.class)).contains(new HandoffIndicator(1));
    assertThat(OPTIONS.all(HandoffIndicator.class))
        .containsExactly(new HandoffIndicator(1), new HandoffIndicator(3));
    assertThat(OPTIONS.has(AccessTechnologyType.class)).isTrue();
  }

  @Test
  void absentKindsAreAbsent() {
    assertThat(OPTIONS.first(MnId.class)).isEmpty();
    assertThat(OPTIONS.all(MnId.class)).isEmpty();
    assertThat(OPTIONS.has(MnId.class)).isFalse();
  }

  @Test
  void optionsCannotBeChangedFromOutside() {
    List<MobilityOption> source = new ArrayList<>(OPTIONS.asList());
    MobilityOptions copy = MobilityOptions.copyOf(source);
    source.clear();
    assertThat(copy).isEqualTo(OPTIONS).hasSameHashCodeAs(OPTIONS);
    assertThatExceptionOfType(UnsupportedOperationException.class)
        .isThrownBy(() -> copy.asList().clear());
  }

  @Test
  void orderIsPartOfTheValue() {
    assertThat(MobilityOptions.of(new HandoffIndicator(1), new HandoffIndicator(2)))
        .isNotEqualTo(MobilityOptions.of(new HandoffIndicator(2), new HandoffIndicator(1)));
    assertThat(OPTIONS).doesNotHaveSameHashCodeAs(MobilityOptions.NONE);
  }
}
