package org.maarg.checks.mutation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.maarg.checks.catalog.CheckedWorld;
import org.maarg.checks.catalog.Worlds;
import org.maarg.checks.mutants.SourceTree;

/** The page of what the worlds reach says nothing that small worlds contradict. */
class CoverageTest {
  private static final Pattern UNREACHED =
      Pattern.compile("^\\| (\\S+)#(\\S+) \\| ([\\d, ]+) \\| (.*) \\|$", Pattern.MULTILINE);

  private static String page() throws IOException {
    return Files.readString(SourceTree.root().resolve(CoverageReport.FILE));
  }

  @Test
  void thePageHasEveryWorldOfItsSize() throws IOException {
    String page = page();
    assertThat(
            Worlds.holding().stream()
                .filter(world -> world.unique() <= CoverageReport.STATES)
                .map(CheckedWorld::name))
        .allSatisfy(name -> assertThat(page).contains("\n| " + name + " | "));
  }

  @Test
  void everyLineThatNoWorldReachesHasAReason() throws IOException {
    Set<String> places = new HashSet<>();
    Matcher row = UNREACHED.matcher(page());
    while (row.find()) {
      places.add(row.group(1) + "#" + row.group(2).replace("&lt;", "<"));
    }
    assertThat(places).isNotEmpty();
    assertThat(new Unreached().problems(places)).isEmpty();
  }

  @Test
  void smallWorldsReachNothingThatIsListedAsUnreached() throws IOException {
    Reach reach = new Reacher().of(Ranking.worlds(400), world -> {});
    Map<String, List<Integer>> listed = new HashMap<>();
    Matcher row = UNREACHED.matcher(page());
    while (row.find()) {
      for (String line : row.group(3).split(", ", -1)) {
        listed.computeIfAbsent(row.group(1), file -> new ArrayList<>()).add(Integer.valueOf(line));
      }
    }
    listed.forEach(
        (file, lines) ->
            lines.forEach(
                line ->
                    assertThat(reach.worlds(CoreClasses.CORE + file.replace('/', '.'), line))
                        .as("%s:%d is reached: run ./maarg check-coverage --results", file, line)
                        .isEmpty()));
  }

  @Test
  void aReasonIsWantedOnceAndForWhatIsUnreachedOnly() {
    Unreached reasons = new Unreached();
    assertThat(reasons.problems(Set.of("cmd/Cmd#noSuchMethod")))
        .anyMatch(problem -> problem.startsWith("cmd/Cmd#noSuchMethod: no world reaches"))
        .anyMatch(problem -> problem.endsWith("has a reason, and is reached"));
  }
}
