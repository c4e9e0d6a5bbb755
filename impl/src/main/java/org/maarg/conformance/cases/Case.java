package org.maarg.conformance.cases;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.maarg.conformance.play.Scene;
import org.maarg.conformance.play.TargetRole;
import org.maarg.conformance.play.TesterSettings;
import org.maarg.protocol.Mode;
import org.maarg.protocol.Profile.Deregistration;

/** One thing that a target is tested for. Immutable: the methods that change it return a copy. */
public final class Case {
  private final String id;
  private final TargetRole role;
  private final Level level;
  private final String purpose;
  private final Script script;
  private final Needs needs;
  private final List<String> requirements;

  /**
   * What a case asks of the domain.
   *
   * @param modes in which it makes sense
   * @param designs of deregistration with which it makes sense
   * @param maars that the tester has to play
   * @param slow true if it takes more than about four seconds by its nature
   * @param alone true if it would disturb others, or they it
   * @param timed true if it judges times, so that a busy machine can spoil it: it gets a second try
   */
  private record Needs(
      Set<Mode> modes,
      Set<Deregistration> designs,
      int maars,
      boolean slow,
      boolean alone,
      boolean timed) {}

  private Case(
      String id,
      TargetRole role,
      Level level,
      String purpose,
      Script script,
      Needs needs,
      List<String> requirements) {
    this.id = id;
    this.role = role;
    this.level = level;
    this.purpose = purpose;
    this.script = script;
    this.needs = needs;
    this.requirements = List.copyOf(requirements);
  }

  /** A case for every domain, quick, and able to run next to others. */
  public static Case of(TargetRole role, Level level, String id, String purpose, Script script) {
    Needs none =
        new Needs(
            EnumSet.allOf(Mode.class), EnumSet.allOf(Deregistration.class), 0, false, false, false);
    String named = id.substring(0, id.indexOf('/'));
    return new Case(id, role, level, purpose, script, none, List.of(named));
  }

  /** The requirements that the case stands on, where they are not the one that its ID names. */
  Case standsOn(String first, String... others) {
    List<String> all = new ArrayList<>(List.of(first));
    all.addAll(List.of(others));
    return new Case(id, role, level, purpose, script, needs, all);
  }

  Case in(Mode first, Mode... others) {
    return with(
        new Needs(
            EnumSet.of(first, others),
            needs.designs,
            needs.maars,
            needs.slow,
            needs.alone,
            needs.timed));
  }

  Case design(Deregistration design) {
    return with(
        new Needs(
            needs.modes, EnumSet.of(design), needs.maars, needs.slow, needs.alone, needs.timed));
  }

  Case maars(int number) {
    return with(
        new Needs(needs.modes, needs.designs, number, needs.slow, needs.alone, needs.timed));
  }

  Case slow() {
    return with(new Needs(needs.modes, needs.designs, needs.maars, true, needs.alone, needs.timed));
  }

  Case alone() {
    return with(new Needs(needs.modes, needs.designs, needs.maars, needs.slow, true, needs.timed));
  }

  Case timed() {
    return with(new Needs(needs.modes, needs.designs, needs.maars, needs.slow, needs.alone, true));
  }

  public boolean isTimed() {
    return needs.timed;
  }

  private Case with(Needs other) {
    return new Case(id, role, level, purpose, script, other, requirements);
  }

  /**
   * A requirement and a name, such as {@code 8885-3.2-4/serving-maar-option}. It never changes,
   * even where the case has come to stand on another requirement.
   */
  public String id() {
    return id;
  }

  /** The requirement in {@code spec/requirements} that the case is about before all others. */
  public String requirement() {
    return requirements.get(0);
  }

  /** All requirements that it stands on, {@link #requirement()} first. */
  public List<String> requirements() {
    return requirements;
  }

  /** What the target is. */
  public TargetRole role() {
    return role;
  }

  /** How much it counts. */
  public Level level() {
    return level;
  }

  /** What a conforming target does, in a line. */
  public String purpose() {
    return purpose;
  }

  /** True if it takes more than about four seconds by its nature. */
  public boolean isSlow() {
    return needs.slow;
  }

  public boolean isAlone() {
    return needs.alone;
  }

  /** Why the case makes no sense in a domain; empty if it does. */
  public String obstacle(TesterSettings settings) {
    if (!needs.modes.contains(settings.mode())) {
      return "not in " + settings.mode() + " mode";
    }
    if (!needs.designs.contains(settings.design())) {
      return "not with deregistration design " + settings.design();
    }
    int played = settings.playedMaars().size();
    return played < needs.maars
        ? "needs " + needs.maars + " MAARs that the tester plays, there are " + played
        : "";
  }

  public void play(Scene scene) throws InterruptedException {
    script.play(scene);
  }

  /**
   * True if a selector names this case: its whole ID, or the beginning of it up to a dash, a dot or
   * a slash.
   */
  public boolean isSelectedBy(String selector) {
    if (!id.startsWith(selector) || selector.isEmpty()) {
      return false;
    }
    return id.length() == selector.length() || "-./".indexOf(id.charAt(selector.length())) >= 0;
  }

  @Override
  public String toString() {
    return role.label() + " " + id;
  }
}
