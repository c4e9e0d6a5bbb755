package org.maarg.spec.requirement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequirementIdTest {
  @ParameterizedTest
  @ValueSource(strings = {"8885-3-1", "8885-3.6-2", "5213-6.9.1.2-10"})
  void idIsReadAndWrittenAlike(String text) {
    assertThat(RequirementId.of(text).map(RequirementId::toString)).contains(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "8885",
        "8885-3.6",
        "8885-3.6-0",
        "8885-3.6-02",
        "8885-3.6-2a",
        "888-3.6-2",
        "8885-.6-2",
        "8885-3.-2",
        "8885-3.6-2 ",
        "8885-3.6-2-1",
        "x8885-3.6-2",
        "8885-3.6-12345"
      })
  void otherFormsAreNone(String text) {
    assertThat(RequirementId.of(text)).isEmpty();
  }

  @Test
  void orderIsThatOfNumbersAndNotOfTexts() {
    List<String> order = List.of("4283-3-1", "8885-3-2", "8885-3-10", "8885-3.2-1", "8885-3.10-1");
    List<String> sorted =
        List.of("8885-3.10-1", "8885-3.2-1", "8885-3-10", "8885-3-2", "4283-3-1").stream()
            .map(it -> RequirementId.of(it).orElseThrow())
            .sorted()
            .map(RequirementId::toString)
            .toList();
    assertThat(sorted).isEqualTo(order);
  }

  @Test
  void idsAreFoundInProse() {
    assertThat(RequirementId.allIn("See 8885-3.2-4, (5213-5.5-2) and section 8885-3.2; not 1-2-3."))
        .hasToString("[8885-3.2-4, 5213-5.5-2]");
    assertThat(RequirementId.allIn("It ends with 8885-3-1.")).hasToString("[8885-3-1]");
  }
}
