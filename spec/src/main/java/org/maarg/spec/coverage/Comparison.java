package org.maarg.spec.coverage;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.maarg.spec.requirement.Level;
import org.maarg.spec.requirement.Requirement;
import org.maarg.spec.requirement.SentenceId;
import org.maarg.spec.rfc.RfcText;
import org.maarg.spec.rfc.Sections;
import org.maarg.spec.rfc.Sentence;

/** Holds the catalogue against the text of one RFC. */
final class Comparison {
  private static final String NOT_OURS = "not ours";

  private final RfcText text;
  private final Scope.OfRfc scope;
  private final Map<String, Sentence> sentences = new LinkedHashMap<>();
  private final Map<String, Claims> claims = new LinkedHashMap<>();
  private final Set<String> asked = new HashSet<>();
  private final Set<String> wrongEntries = new HashSet<>();
  private final Set<String> wrongSentences = new HashSet<>();
  private final List<Gap> gaps = new ArrayList<>();

  private Comparison(RfcText text, Scope.OfRfc scope) {
    this.text = text;
    this.scope = scope;
    for (Sentence sentence : text.sentences()) {
      sentences.put(sentence.digest(), sentence);
      claims.put(sentence.digest(), new Claims(sentence));
      boolean counts = sentence.isKeyword() || scope.isProcedure(sentence.section());
      if (counts && scope.includes(sentence.section())) {
        asked.add(sentence.digest());
      }
    }
  }

  /** What is covered of the scope in this text, and every gap. */
  static RfcCoverage of(RfcText text, Scope.OfRfc scope, Catalogue catalogue) {
    Comparison comparison = new Comparison(text, scope);
    comparison.checkScope();
    catalogue.requirements(text.rfc()).forEach(comparison::addEntry);
    catalogue.notOurs().of(text.rfc()).forEach(comparison::addNotOurs);
    comparison.sentences.values().forEach(comparison::judge);
    return comparison.result();
  }

  private void checkScope() {
    List<String> sections = new ArrayList<>(scope.keywords());
    sections.addAll(scope.procedure());
    for (String section : sections) {
      if (!text.sections().contains(section)) {
        String place = Scope.FILE + ":" + scope.line();
        gap(Gap.Kind.NO_SECTION, section, "in scope, but not in the text", place);
      }
    }
  }

  private void addEntry(Requirement entry) {
    String place = entry.file() + ":" + entry.line();
    String id = entry.id().toString();
    Set<Level> levels = new HashSet<>();
    boolean known = false;
    for (SentenceId name : entry.sentences()) {
      Claim claim = new Claim(name, entry.id().section(), id, entry.level(), true, place);
      Optional<Sentence> found = find(claim, Gap.words(entry.text()));
      found.ifPresent(it -> levels.addAll(it.levels()));
      known |= found.isPresent();
    }
    if (entry.sentences().isEmpty()) {
      String what = id + " names no sentence";
      String words = Gap.words(entry.text());
      gaps.add(
          new Gap(Gap.Kind.NO_SENTENCE, text.rfc(), entry.id().section(), "", words, what, place));
    } else if (known && !levels.contains(entry.level()) && !isImplied(entry, levels)) {
      wrongEntries.add(id);
      addWrongLevel(entry, levels, place);
    }
  }

  private static boolean isImplied(Requirement entry, Set<Level> levels) {
    return levels.isEmpty() && entry.level() == Level.IMPLIED;
  }

  private void addWrongLevel(Requirement entry, Set<Level> levels, String place) {
    String said =
        levels.isEmpty()
            ? "no keyword"
            : levels.stream().sorted().map(Level::text).collect(Collectors.joining(" and "));
    String what = entry.id() + " is " + entry.level().text() + ", the text has " + said;
    for (SentenceId name : entry.sentences()) {
      wrongSentences.add(name.digest());
    }
    String digest = entry.sentences().get(0).digest();
    Sentence first = sentences.get(digest);
    String words = Gap.words(first == null ? entry.text() : first.text());
    String section = entry.id().section();
    gaps.add(new Gap(Gap.Kind.WRONG_LEVEL, text.rfc(), section, digest, words, what, place));
  }

  /** Notes the claim at its sentence, if the text has that and where the claim says. */
  private Optional<Sentence> find(Claim claim, String words) {
    String digest = claim.id().digest();
    Sentence sentence = sentences.get(digest);
    Claims others = claims.get(digest);
    if (sentence == null || others == null) {
      String what = claim.owner() + " names a sentence that the text does not have";
      gaps.add(
          new Gap(
              Gap.Kind.STALE,
              text.rfc(),
              claim.section(),
              claim.id().toString(),
              words,
              what,
              claim.place()));
      return Optional.empty();
    }
    others.add(claim);
    if (!sentence.section().equals(claim.section())) {
      String what = claim.owner() + " looks for it in section " + claim.section();
      gap(Gap.Kind.WRONG_SECTION, sentence, what, claim.place());
    }
    return Optional.of(sentence);
  }

  private void addNotOurs(NotOurs.Entry entry) {
    for (String section : entry.sections()) {
      addSection(section, entry.file() + ":" + entry.line());
    }
    for (NotOurs.Sentence it : entry.sentences()) {
      String place = entry.file() + ":" + it.line();
      Claim claim = new Claim(it.id(), it.section(), NOT_OURS, Level.IMPLIED, false, place);
      Optional<Sentence> found = find(claim, "");
      if (found.isPresent() && !asked.contains(found.get().digest())) {
        gap(Gap.Kind.NOT_ASKED, found.get(), "not ours, but not in scope", place);
      }
    }
  }

  private void addSection(String section, String place) {
    if (!text.sections().contains(section)) {
      gap(Gap.Kind.NO_SECTION, section, "not ours, but not in the text", place);
      return;
    }
    boolean needed = false;
    for (Sentence it : sentences.values()) {
      boolean inside = Sections.isIn(it.section(), List.of(section));
      Claims others = claims.get(it.digest());
      if (inside && others != null && (asked.contains(it.digest()) || others.isOurs())) {
        SentenceId whole = new SentenceId(it.digest(), 0);
        others.add(new Claim(whole, it.section(), NOT_OURS, Level.IMPLIED, false, place));
        needed = true;
      }
    }
    if (!needed) {
      gap(Gap.Kind.NOT_ASKED, section, "not ours, but nothing of it is in scope", place);
    }
  }

  private void judge(Sentence sentence) {
    Claims own = claims.get(sentence.digest());
    if (own == null || (own.isEmpty() && !asked.contains(sentence.digest()))) {
      return;
    }
    if (own.isEmpty()) {
      gap(Gap.Kind.MISSING, sentence, "in no entry", "");
      return;
    }
    own.doubles().ifPresent(it -> gap(Gap.Kind.DOUBLE, sentence, it, ""));
    own.missingPart().ifPresent(it -> gap(Gap.Kind.MISSING, sentence, it, ""));
    own.untakenLevels(wrongEntries, it -> gap(Gap.Kind.WRONG_LEVEL, sentence, it, ""));
  }

  private void gap(Gap.Kind kind, Sentence sentence, String what, String place) {
    wrongSentences.add(sentence.digest());
    String words = Gap.words(sentence.text());
    gaps.add(new Gap(kind, text.rfc(), sentence.section(), sentence.digest(), words, what, place));
  }

  private void gap(Gap.Kind kind, String section, String what, String place) {
    gaps.add(new Gap(kind, text.rfc(), section, "", "", what, place));
  }

  private RfcCoverage result() {
    Map<String, Tally> tallies = new LinkedHashMap<>();
    for (String section : text.sections()) {
      if (scope.includes(section)) {
        tallies.put(section, tally(section));
      }
    }
    return new RfcCoverage(text.rfc(), text.titles(), tallies, gaps);
  }

  private Tally tally(String section) {
    int total = 0;
    int claimed = 0;
    int notOurs = 0;
    for (Sentence it : sentences.values()) {
      Claims own = claims.get(it.digest());
      if (it.section().equals(section) && asked.contains(it.digest()) && own != null) {
        boolean settled = !wrongSentences.contains(it.digest());
        total++;
        claimed += settled && own.isOurs() ? 1 : 0;
        notOurs += settled && !own.isOurs() ? 1 : 0;
      }
    }
    return new Tally(total, claimed, notOurs);
  }
}
