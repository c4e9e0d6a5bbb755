package org.maarg.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.maarg.checks.catalog.CheckedWorld;
import org.maarg.checks.catalog.Worlds;
import org.maarg.checks.explore.Result;

/** Each profile has a world that no other one makes the same. */
class ProfileWorldsTest {
  @Test
  void oneDomainIsAnotherWorldInEachProfile() {
    Set<Integer> states = new HashSet<>();
    Set<Long> transitions = new HashSet<>();
    List<String> names =
        List.of("profile-draft", "profile-letter", "profile-deployable", "profile-hardened");
    for (String name : names) {
      CheckedWorld world = Worlds.named(name).orElseThrow();
      Result result = Explored.of(world);
      assertThat(result.violation()).isEmpty();
      assertThat(states.add(result.unique())).as(name).isTrue();
      assertThat(transitions.add(result.total())).as(name).isTrue();
    }
  }
}
