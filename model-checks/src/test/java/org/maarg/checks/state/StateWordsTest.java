package org.maarg.checks.state;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.maarg.checks.Scope;
import org.maarg.checks.jpf.Mutated;
import org.maarg.checks.jpf.Recorded;

/**
 * What the counts of the small worlds say about the nodes' encodings: a word that is left out makes
 * them differ from those on which Java PathFinder agrees, or it is listed as one that follows from
 * the rest.
 */
class StateWordsTest {
  /** Of those that Java PathFinder runs: the smallest in which each word of any can be missed. */
  private static final List<String> WORLDS =
      List.of(
          "relay",
          "relay-octets",
          "locator-loss",
          "small-rate",
          "small-leave-design-a",
          "small-leave-design-b",
          "small-proxy",
          "small-crash",
          "small-interfaces-wait");

  private static final int STEP = Scope.LONG ? 1 : 5;

  private record Derivable(String reason, List<String> words) {}

  private static List<String> derivable() throws IOException {
    ObjectMapper yaml = new ObjectMapper(new YAMLFactory());
    List<String> words = new ArrayList<>();
    try (InputStream in = StateWordsTest.class.getResourceAsStream("derivable.yaml")) {
      for (Derivable group : yaml.readValue(in, new TypeReference<List<Derivable>>() {})) {
        assertThat(group.reason()).isNotBlank();
        words.addAll(group.words());
      }
    }
    return words;
  }

  @Test
  void aWordThatIsLeftOutIsMissedUnlessItFollowsFromTheRest(@TempDir Path directory)
      throws IOException {
    assertThat(Recorded.worlds()).containsAll(WORLDS);
    StateWords core = StateWords.ofCore();
    core.compile(directory);
    Function<String, String> leftOut = Mutated.function(directory, LeftOut.class);
    String worlds = " " + String.join(" ", WORLDS);
    assertThat(leftOut.apply("-1" + worlds)).as("nothing left out").isEmpty();
    List<String> looked = new ArrayList<>();
    List<String> missed = new ArrayList<>();
    for (int word = 0; word < core.names().size(); word += STEP) {
      looked.add(core.names().get(word));
      if (leftOut.apply(word + worlds).isEmpty()) {
        missed.add(core.names().get(word));
      }
    }
    if (STEP > 1) {
      Scope.leftOut("the words of nodes' encodings, but for every " + STEP + "th");
    }
    List<String> derivable = derivable();
    assertThat(core.names()).containsAll(derivable);
    assertThat(core.names().size() - derivable.size()).isGreaterThanOrEqualTo(25);
    derivable.retainAll(looked);
    assertThat(missed).containsExactlyInAnyOrderElementsOf(derivable);
  }
}
