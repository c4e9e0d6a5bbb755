package org.maarg.fuzz.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import org.maarg.fuzz.TargetClass;
import org.maarg.fuzz.Targets;

/**
 * Finds out how fast a parser is: its yardsticks and then the parser itself run on the same inputs,
 * one after the other, and all of them again. The fastest run of each counts. Nothing else should
 * run meanwhile.
 */
final class RateTrial {
  /** The target that does nothing. */
  private static final String EMPTY = "empty";

  /** What else a computer does, and how a compiler happened to decide, only slow a run down. */
  static final int ROUNDS = 2;

  private final FuzzHome home;
  private final JazzerArguments arguments;
  private final CampaignSettings settings;
  private final Runner runner;

  /** Waits for a run to end. */
  interface Runner {
    Outcome run(TargetClass target, JazzerRun run) throws IOException, InterruptedException;
  }

  /**
   * What came of a trial.
   *
   * @param run of the parser itself, which may have found something
   */
  record Rated(Outcome run, Ratios ratios) {}

  RateTrial(FuzzHome home, CampaignSettings settings, Runner runner) {
    this.home = home;
    this.arguments = new JazzerArguments(home);
    this.settings = settings;
    this.runner = runner;
  }

  /** Runs a parser and all its yardsticks on the inputs that are there, {@link #ROUNDS} times. */
  Rated rate(TargetClass parser) throws IOException, InterruptedException {
    Path work = settings.work().resolve(parser.name()).resolve("measured");
    InputFolders.copied(home.inputs(parser, settings.corpus(parser)), work.resolve("inputs"));
    List<String> names = new ArrayList<>(List.of(EMPTY));
    parser.ownYardstick().ifPresent(names::add);
    names.add(parser.name());
    Map<String, Double> rates = new HashMap<>();
    Set<String> inputs = new HashSet<>();
    List<Outcome> outcomes = new ArrayList<>();
    for (int i = 0; i < ROUNDS * names.size(); i++) {
      String name = names.get(i % names.size());
      JazzerRun run = prepared(name, parser, work);
      Outcome outcome = runner.run(parser, run);
      if (name.equals(parser.name())) {
        outcomes.add(outcome);
      }
      rates.merge(name, run.warmRate(), Math::max);
      inputs.add(run.firstInputs());
    }
    return rated(parser, outcomes, inputs, rates);
  }

  private static Rated rated(
      TargetClass parser, List<Outcome> outcomes, Set<String> inputs, Map<String, Double> rates) {
    Outcome outcome = outcomes.stream().reduce((one, next) -> next.after(one)).orElseThrow();
    inputs.remove("");
    if (inputs.size() > 1) {
      outcome = outcome.failed("it ran other inputs than its yardstick");
    }
    double rate = rates.getOrDefault(parser.name(), 0.0);
    OptionalDouble toEmpty = ratio(rate, rates.getOrDefault(EMPTY, 0.0));
    OptionalDouble toOwn = ratio(rate, rates.getOrDefault(parser.ownYardstick().orElse(""), 0.0));
    return new Rated(outcome, new Ratios(toEmpty, toOwn));
  }

  /** Empty if one of the two did not run to its end, or was not there. */
  private static OptionalDouble ratio(double rate, double yardstick) {
    return rate > 0 && yardstick > 0 ? OptionalDouble.of(rate / yardstick) : OptionalDouble.empty();
  }

  private JazzerRun prepared(String name, TargetClass parser, Path work) throws IOException {
    TargetClass what = name.equals(parser.name()) ? parser : Targets.named(name).orElseThrow();
    Path own = work.resolve(what.name());
    Path inputs = work.resolve("inputs");
    int count = InputFolders.files(inputs).size();
    long seconds = settings.measure().toSeconds();
    List<String> command = arguments.measure(what, parser, own, inputs, count, seconds);
    return new JazzerRun(what, own, command);
  }
}
