package org.maarg.fuzz.nodes;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.function.Consumer;
import org.maarg.checks.explore.Ladder;
import org.maarg.checks.world.Monitor;

/** A violated property, or whatever else was thrown, with the ladder that leads to it. */
public final class Finding extends AssertionError {
  private static final long serialVersionUID = 1L;

  /** As many as a domain under test can have. */
  private static final int LANES = 5;

  private Finding(Throwable thrown, String ladder) {
    super(thrown.getMessage() + "\n" + ladder, thrown);
  }

  /**
   * Runs something deterministic; if it does not end well, runs it once more and tells how.
   *
   * @throws Finding if a property breaks, or anything is thrown
   */
  public static void explained(Consumer<Monitor> run) {
    try {
      run.accept(Monitor.NONE);
    } catch (RuntimeException | Error thrown) {
      throw new Finding(thrown, ladder(run));
    }
  }

  private static String ladder(Consumer<Monitor> run) {
    StringWriter text = new StringWriter();
    PrintWriter out = new PrintWriter(text);
    try {
      run.accept(Ladder.of(LANES, out));
    } catch (RuntimeException | Error again) {
      out.println("** " + again);
    }
    out.flush();
    return text.toString();
  }
}
