package org.maarg.security.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.maarg.spec.file.Problem;
import org.maarg.spec.requirement.Requirements;

/** What no scenario carries needs a waiver, and nothing else may have one. */
class ScenarioCoverageTest {
  private static final Requirements ALL = Requirements.packaged();
  private static final List<String> DUE =
      ScenarioCoverage.due(ALL).stream().map(it -> it.id().toString()).toList();

  private static List<String> problems(List<String> cited, List<String> waived) {
    List<Waivers.Waiver> waivers =
        waived.stream().map(it -> new Waivers.Waiver(it, "why", List.of("x"))).toList();
    Waivers file = new Waivers(waivers, List.of());
    return ScenarioCoverage.problems(ALL, Map.of("s", cited), file).stream()
        .map(Problem::what)
        .toList();
  }

  @Test
  void asksForKeywordsOfTheSectionsOnly() {
    assertThat(DUE).contains("8885-3.2-22", "8885-3.6-5", "8885-6-6", "8885-6-8");
    assertThat(DUE).doesNotContain("8885-3.6-4", "8885-4.1-3", "8885-3.2-1");
  }

  @Test
  void isContentWhenEveryOneIsCitedOrWaived() {
    assertThat(problems(DUE.subList(1, DUE.size()), DUE.subList(0, 1))).isEmpty();
  }

  @Test
  void missesWhatIsNeitherCitedNorWaived() {
    assertThat(problems(DUE.subList(1, DUE.size()), List.of()))
        .containsExactly(DUE.get(0) + ": neither a scenario nor a waiver carries it");
  }

  @Test
  void refusesAWaiverForWhatIsCited() {
    assertThat(problems(DUE, DUE.subList(0, 1)))
        .containsExactly(DUE.get(0) + ": waived, although a scenario cites it");
  }

  @Test
  void refusesAWaiverThatNobodyAsksFor() {
    assertThat(problems(DUE, List.of("8885-3.1-1")))
        .containsExactly("8885-3.1-1: nobody asks for this waiver");
  }

  @Test
  void refusesACitationOfNothing() {
    List<String> cited = Stream.concat(DUE.stream(), Stream.of("8885-3.2-999")).toList();
    assertThat(problems(cited, List.of()))
        .containsExactly("8885-3.2-999: there is no such requirement");
  }
}
