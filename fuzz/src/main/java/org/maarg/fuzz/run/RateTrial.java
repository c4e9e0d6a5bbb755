package org.maarg.fuzz.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.maarg.fuzz.TargetClass;
import org.maarg.fuzz.Targets;

/**
 * Finds out how fast a parser is: its yardsticks and then the parser itself run on the same inputs,
 * one after the other. Nothing else should run meanwhile.
 */
final class RateTrial {
  /** The target that does nothing. */
  private static final String EMPTY = "empty";

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

  /** Runs a parser and all its yardsticks on the inputs that are there. */
  Rated rate(TargetClass parser) throws IOException, InterruptedException {
    Path work = settings.work().resolve(parser.name()).resolve("measured");
    InputFolders.copied(home.inputs(parser, settings.corpus(parser)), work.resolve("inputs"));
    JazzerRun empty = yardstick(parser, EMPTY, work);
    Optional<JazzerRun> own = Optional.empty();
    if (parser.ownYardstick().isPresent()) {
      own = Optional.of(yardstick(parser, parser.ownYardstick().get(), work));
    }
    JazzerRun itself = prepared(parser, parser, work);
    Outcome outcome = runner.run(parser, itself);
    if (!itself.hasInputsOf(empty) || !own.map(itself::hasInputsOf).orElse(true)) {
      outcome = outcome.failed("it ran other inputs than its yardstick");
    }
    OptionalDouble toOwn = own.map(itself::ratioTo).orElseGet(OptionalDouble::empty);
    return new Rated(outcome, new Ratios(itself.ratioTo(empty), toOwn));
  }

  private JazzerRun yardstick(TargetClass parser, String name, Path work)
      throws IOException, InterruptedException {
    JazzerRun run = prepared(Targets.named(name).orElseThrow(), parser, work);
    runner.run(parser, run);
    return run;
  }

  private JazzerRun prepared(TargetClass what, TargetClass parser, Path work) throws IOException {
    Path own = work.resolve(what.name());
    Path inputs = work.resolve("inputs");
    int count = InputFolders.files(inputs).size();
    long seconds = settings.measure().toSeconds();
    List<String> command = arguments.measure(what, parser, own, inputs, count, seconds);
    return new JazzerRun(what, own, command);
  }
}
