package org.maarg.security.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.maarg.security.model.Catalogue;
import org.maarg.security.model.Figure;
import org.maarg.security.model.Scenario;

/** The axes of every figure have words that fit beside them. */
class AxisWordsTest {
  private static final int MOST_UP = 30;

  static List<Scenario> scenarios() throws Exception {
    return Catalogue.packaged().scenarios().stream().filter(it -> !it.figures().isEmpty()).toList();
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void axesHaveWords(Scenario scenario) {
    for (Figure figure : scenario.figures()) {
      assertThat(figure.up()).as("%s: %s", scenario.id(), figure.title()).isNotEmpty();
      assertThat(figure.up().length()).as(figure.up()).isLessThanOrEqualTo(MOST_UP);
      assertThat(figure.across().isEmpty())
          .as("%s: %s", scenario.id(), figure.title())
          .isEqualTo(figure.x().isEmpty());
    }
  }
}
