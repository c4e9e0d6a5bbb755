package org.maarg.security.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Formulas: what they are worth, and what they count. */
class ExpressionTest {
  private static final Map<String, Dimension> KNOWN =
      Map.of("k", Dimension.NUMBER, "pause", Dimension.TIME, "event.LOST_2", Dimension.NUMBER);
  private static final Map<String, Double> VALUES =
      Map.of("k", 7.0, "pause", 250.0, "event.LOST_2", 3.0);

  private static Expression parse(String text) {
    return Expression.parse(
        text,
        name -> {
          Dimension dimension = KNOWN.get(name);
          if (dimension == null) {
            throw new IllegalArgumentException("unknown");
          }
          return dimension;
        });
  }

  @ParameterizedTest
  @CsvSource({
    "1 + 2 * 3, 7",
    "(1 + 2) * 3, 9",
    "10 - 3 - 2, 5",
    "k mod 4, 3",
    "(0 - 1) mod 4, 3",
    "k div 2, 3",
    "-k + 8, 1",
    "'min(k, 5) + max(k, 5)', 12",
    "event.LOST_2 + 1, 4",
    "50 %, 0.5",
    "pause / 1 s, 0.25",
    "4 /s * 1 s, 4"
  })
  void areWorth(String text, double value) {
    Expression expression = parse(text);
    assertThat(expression.dimension()).isEqualTo(Dimension.NUMBER);
    assertThat(expression.value(VALUES)).isEqualTo(value);
  }

  @Test
  void countTimesAndRates() {
    assertThat(parse("pause + 2 min").value(VALUES)).isEqualTo(120_250);
    assertThat(parse("pause + 2 min").dimension()).isEqualTo(Dimension.TIME);
    assertThat(parse("1 / 4 /s").dimension()).isEqualTo(Dimension.TIME);
    assertThat(parse("1 / 4 /s").value(VALUES)).isEqualTo(250);
    assertThat(parse("k / pause").dimension()).isEqualTo(Dimension.RATE);
    assertThat(Unit.PER_SECOND.ofBase(parse("k / pause").value(VALUES))).isEqualTo(28);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "k +",
        "k k",
        "k + pause",
        "1 s mod 4",
        "max(k, 1 s)",
        "(k",
        "k)",
        "min(k)",
        "k & 2",
        "1 km",
        "m"
      })
  void areRefused(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> parse(text));
  }
}
