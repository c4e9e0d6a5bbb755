package org.maarg.fuzz.cli;

import java.time.LocalDate;
import java.time.ZoneOffset;
import org.maarg.fuzz.run.FuzzHome;
import picocli.CommandLine.Model.CommandSpec;

/** How a page for the documentation begins: what made it, when, where and of which sources. */
final class PageHead {
  private PageHead() {}

  /**
   * The heading and a paragraph, in Markdown.
   *
   * @param command see {@link #command}
   * @param time what the run had or took, as the rest of a sentence
   */
  static String of(String title, FuzzHome home, String command, String time) {
    return "# "
        + title
        + "\n\nWritten by `"
        + command
        + "` on "
        + LocalDate.now(ZoneOffset.UTC)
        + "; "
        + time
        + ". Java "
        + Runtime.version().feature()
        + ", "
        + Runtime.getRuntime().availableProcessors()
        + " processors. "
        + Sources.of(home.root())
        + "\n\n";
  }

  /** What a user types to do again what runs now. */
  static String command(CommandSpec spec) {
    return "./maarg " + String.join(" ", spec.commandLine().getParseResult().originalArgs());
  }
}
