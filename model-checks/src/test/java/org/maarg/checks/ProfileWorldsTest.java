package org.maarg.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.maarg.checks.catalog.CheckedWorld;
import org.maarg.checks.catalog.Worlds;
import org.maarg.checks.explore.Explorer;
import org.maarg.checks.explore.Result;
import org.maarg.checks.world.Bounds;
import org.maarg.protocol.Knob;
import org.maarg.protocol.Profile;

/** A world that is named for a profile is another one than without it, and no two are the same. */
class ProfileWorldsTest {
  private static final Map<String, Profile> PROFILES =
      Map.of(
          "letter", Profile.RFC8885, "draft", Profile.REVIEWED_DRAFT, "hardened", Profile.HARDENED);

  private static Optional<Profile> named(CheckedWorld world) {
    return Stream.of(world.name().split("-"))
        .flatMap(word -> Optional.ofNullable(PROFILES.get(word)).stream())
        .findFirst();
  }

  /** The world's profile, but with the default's value wherever it has the named profile's. */
  private static Profile without(Profile named, Profile ofWorld) {
    Profile.Builder profile = ofWorld.with();
    for (Knob knob : Knob.values()) {
      if (ofWorld.value(knob) == named.value(knob)) {
        profile.set(knob, Bounds.start().profile().value(knob));
      }
    }
    return profile.build();
  }

  private static List<CheckedWorld> namedForAProfile() {
    return Worlds.holding().stream().filter(world -> named(world).isPresent()).toList();
  }

  @Test
  void thereAreWorldsOfEachProfile() {
    assertThat(namedForAProfile().stream().map(it -> named(it).orElseThrow()))
        .containsAll(PROFILES.values());
  }

  @ParameterizedTest
  @MethodSource("namedForAProfile")
  void profileMovesTheWorldThatIsNamedForIt(CheckedWorld world) {
    Profile other = without(named(world).orElseThrow(), world.bounds().profile());
    Result result = Explorer.explore(world.bounds().profile(other));
    if (result.complete()) {
      assertThat(result.unique())
          .as("%s without its profile", world.name())
          .isNotEqualTo(world.unique());
    }
  }

  /** Pairs that have to be alike, and why. */
  private static final Map<String, String> ALIKE =
      Map.of(
          "policy-service and policy-unknown",
          "which policy says no makes another status, and no other way",
          "numbers-wrap-timed and small-ping-pong",
          "where there are Timestamps, numbers decide nothing, also where they wrap",
          "kept-leave and leave-design-a-locator",
          "twins do the same; a set and networks go the ways of one prefix");

  /** Worlds with several prefixes at each MAAR: a set goes the ways of one, and no others. */
  private static final List<String> ALIKE_WITH_ONE_PREFIX =
      List.of(
          "last-prefix and sets-last",
          "lies-locator and sets-lies-locator",
          "lies-proxy and sets-lies-proxy",
          "lies-relay and sets-lies-relay",
          "relay and sets-relay",
          "sets-leave and small-leave-design-b",
          "sets-leave-design-a and small-leave-design-a",
          "sets-locator and small-locator",
          "sets-loss and small-relay-loss",
          "sets-proxy and small-proxy");

  @Test
  void noTwoWorldsAreTheSame() {
    Map<Integer, List<CheckedWorld>> byStates =
        Worlds.holding().stream().collect(Collectors.groupingBy(CheckedWorld::unique));
    List<String> pairs = new ArrayList<>();
    for (List<CheckedWorld> alike : byStates.values()) {
      Map<String, String> byCounts = new HashMap<>();
      for (CheckedWorld world : alike.size() > 1 ? alike : List.<CheckedWorld>of()) {
        Result result = Explored.of(world);
        String counts = result.unique() + " " + result.total() + " " + result.depth();
        String before = byCounts.put(counts, world.name());
        if (before != null) {
          pairs.add(Stream.of(before, world.name()).sorted().collect(Collectors.joining(" and ")));
        }
      }
    }
    List<String> expected = new ArrayList<>(ALIKE.keySet());
    expected.addAll(ALIKE_WITH_ONE_PREFIX);
    assertThat(pairs).containsExactlyInAnyOrderElementsOf(expected);
  }

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
