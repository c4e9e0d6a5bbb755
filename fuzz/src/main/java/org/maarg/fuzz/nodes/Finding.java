package org.maarg.fuzz.nodes;

import java.util.function.Consumer;
import org.maarg.checks.world.Monitor;
import org.maarg.checks.world.Violation;

/** A violated property with the ladder that leads to it. */
public final class Finding extends AssertionError {
  private static final long serialVersionUID = 1L;

  private Finding(Violation violation, String ladder) {
    super(violation.getMessage() + "\n" + ladder, violation);
  }

  /**
   * Runs something deterministic; if a property breaks, runs it once more and tells how.
   *
   * @throws Finding if a property breaks
   */
  public static void explained(Consumer<Monitor> run) {
    try {
      run.accept(Monitor.NONE);
    } catch (Violation violation) {
      throw new Finding(violation, ladder(run));
    }
  }

  private static String ladder(Consumer<Monitor> run) {
    Story story = new Story();
    try {
      run.accept(story);
    } catch (Violation again) {
      story.note("** " + again.getMessage());
    }
    return story.toString();
  }
}
