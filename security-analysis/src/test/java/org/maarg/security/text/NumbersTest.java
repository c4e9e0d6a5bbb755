package org.maarg.security.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.maarg.spec.file.Problem;

/** Numbers in texts come from runs, and an old one is noticed. */
class NumbersTest {
  private static final String TEXT =
      """
      One
      in, <!--= scenario.a.RFC8885.k=8.packets -->9<!--/--> out,
      and <!--= scenario.a.RFC8885.k=8.octets -->1,000<!--/--> octets.
      """;

  private static final Map<String, String> RUN =
      Map.of("scenario.a.RFC8885.k=8.packets", "9", "scenario.a.RFC8885.k=8.octets", "1,000");

  @Test
  void writesTheNumbersOfTheRun() {
    String old = TEXT.replace(">9<", ">?<").replace(">1,000<", "><");
    assertThat(Numbers.fill(old, RUN)).isEqualTo(TEXT);
  }

  @Test
  void findsNothingWrongWithAFreshText() {
    assertThat(Numbers.problems("t.md", TEXT, RUN)).isEmpty();
    assertThat(Numbers.keys(TEXT)).containsExactlyInAnyOrderElementsOf(RUN.keySet());
  }

  @Test
  void tellsANumberThatDiffersFromTheRun() {
    String typed = TEXT.replace(">9<", ">8<");
    assertThat(Numbers.problems("t.md", typed, RUN))
        .extracting(Problem::toString)
        .containsExactly("t.md:2: scenario.a.RFC8885.k=8.packets: the text has 8, the run gives 9");
  }

  @Test
  void tellsANumberThatNoRunGives() {
    assertThat(Numbers.problems("t.md", TEXT, Map.of())).hasSize(2);
  }

  @Test
  void tellsAMarkerWithoutAnEnd() {
    assertThat(Numbers.problems("t.md", "<!--= scenario.a.packets --> 9", RUN)).hasSize(1);
  }
}
