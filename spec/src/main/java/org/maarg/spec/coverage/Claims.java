package org.maarg.spec.coverage;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.maarg.spec.requirement.Level;
import org.maarg.spec.rfc.Sentence;

/** What is said of one sentence, and what is wrong with that. */
final class Claims {
  private final Sentence sentence;
  private final List<Claim> claims = new ArrayList<>();

  Claims(Sentence sentence) {
    this.sentence = sentence;
  }

  void add(Claim claim) {
    claims.add(claim);
  }

  boolean isEmpty() {
    return claims.isEmpty();
  }

  /** Whether an entry stands for it, or for a part of it. */
  boolean isOurs() {
    return claims.stream().anyMatch(Claim::ours);
  }

  /** Who they are, for a message. */
  String owners() {
    return claims.stream().map(Claim::owner).distinct().collect(Collectors.joining(", "));
  }

  /** What is claimed twice. */
  Optional<String> doubles() {
    long whole = claims.stream().filter(it -> it.id().isWhole()).count();
    long parts = claims.stream().filter(it -> !it.id().isWhole()).map(Claim::id).distinct().count();
    if (whole > 0 && parts > 0) {
      return Optional.of("claimed as a whole and in parts by " + owners());
    }
    return whole > 1 || (whole == 0 && parts < claims.size())
        ? Optional.of("claimed twice by " + owners())
        : Optional.empty();
  }

  /** Parts that nobody claims: they go from 1 to at least 2. */
  Optional<String> missingPart() {
    Set<Integer> parts = claims.stream().map(it -> it.id().part()).collect(Collectors.toSet());
    if (parts.isEmpty() || parts.contains(0)) {
      return Optional.empty();
    }
    int expected = 1;
    while (parts.contains(expected)) {
      expected++;
    }
    boolean complete = expected > 2 && expected > parts.size();
    return complete ? Optional.empty() : Optional.of("nobody claims part " + expected + " of it");
  }

  /**
   * Keywords of the sentence that no entry takes. A part that is not ours may hold them, and an
   * entry whose level is wrong is told already.
   */
  void untakenLevels(Set<String> wrongEntries, Consumer<String> report) {
    if (claims.stream().anyMatch(it -> !it.ours() || wrongEntries.contains(it.owner()))) {
      return;
    }
    Set<Level> untaken = EnumSet.noneOf(Level.class);
    untaken.addAll(sentence.levels());
    claims.forEach(it -> untaken.remove(it.level()));
    untaken.forEach(it -> report.accept("its " + it.text() + " is in no entry"));
  }
}
