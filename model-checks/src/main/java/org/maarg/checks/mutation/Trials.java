package org.maarg.checks.mutation;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** Tries worlds on a mutant until one of them finds it. */
final class Trials {
  private final Operators operators;
  private final int most;
  private final Map<String, byte[]> woven = new ConcurrentHashMap<>();

  /**
   * Trials with these operators.
   *
   * @param most worlds after which a mutant counts as not found
   */
  Trials(Operators operators, int most) {
    this.operators = operators;
    this.most = most;
  }

  /** What became of a mutant. */
  enum Verdict {
    /** A property broke or a witness was missing. */
    KILLED,
    /** Nothing broke, but a world has another number of states than before. */
    COUNTED,
    /** Each world that reaches it came out as ever. */
    SURVIVED,
    /** A search was given up, or there are more worlds that reach it than were tried. */
    LIMIT,
    /** No world reaches the line. */
    UNREACHED
  }

  /**
   * What became of a mutant.
   *
   * @param by the property that broke, if one did
   * @param world where, or where another number of states was counted
   * @param tried how many worlds it was tried in
   */
  record Outcome(CoreMutant mutant, Verdict verdict, String by, String world, int tried) {}

  /** Tries the worlds in their order. */
  Outcome of(CoreMutant mutant, List<String> worlds) {
    if (worlds.isEmpty()) {
      return new Outcome(mutant, Verdict.UNREACHED, "", "", 0);
    }
    byte[] mutated = operators.mutated(mutant);
    Function<String, String> trial =
        trial(
            new CoreLoader(
                (name, octets) ->
                    name.equals(mutant.type())
                        ? FuelWeaver.weave(mutated)
                        : woven.computeIfAbsent(name, other -> FuelWeaver.weave(octets))));
    Optional<String> counted = Optional.empty();
    boolean limited = worlds.size() > most;
    int tried = 0;
    for (String world : worlds.subList(0, Math.min(most, worlds.size()))) {
      tried++;
      String found = trial.apply(world);
      if (found.equals(Trial.LIMIT)) {
        limited = true;
      } else if (found.equals(Trial.OTHER_COUNT)) {
        counted = counted.isPresent() ? counted : Optional.of(world);
      } else if (!found.isEmpty()) {
        return new Outcome(mutant, Verdict.KILLED, found, world, tried);
      }
    }
    if (counted.isPresent()) {
      return new Outcome(mutant, Verdict.COUNTED, "", counted.get(), tried);
    }
    return new Outcome(mutant, limited ? Verdict.LIMIT : Verdict.SURVIVED, "", "", tried);
  }

  /** A trial on the classes of a loader. */
  @SuppressWarnings("unchecked") // Trial says what it is
  static Function<String, String> trial(ClassLoader loader) {
    try {
      Class<?> type = loader.loadClass(Trial.class.getName());
      return (Function<String, String>) type.getConstructor().newInstance();
    } catch (ReflectiveOperationException broken) {
      throw new IllegalStateException(broken);
    }
  }
}
