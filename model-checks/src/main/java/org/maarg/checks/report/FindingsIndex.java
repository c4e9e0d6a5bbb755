package org.maarg.checks.report;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.maarg.checks.catalog.CheckedWorld;
import org.maarg.checks.catalog.Worlds;

/** The list of findings in {@code spec/findings/README.md}. */
public final class FindingsIndex {
  private FindingsIndex() {}

  /** The whole page. */
  public static String of(Path root) {
    StringBuilder page =
        new StringBuilder(
            """
            # Findings about RFC 8885

            Each page tells what RFC 8885, read as it is written, leaves to go wrong or leaves open, what we do
            instead, and how that was checked. Where a world of the model checks shows it, the ladder is the
            shortest way there, and the worlds in the last column show that our answer closes it.

            `./maarg check --results` writes this list and the ladders; the build fails when they are not of today's
            code.

            | | finding | concerns | shown by | property that breaks | closed in |
            | --- | --- | --- | --- | --- | --- |
            """);
    for (Finding finding : Finding.all(root)) {
      page.append(row(finding));
    }
    return page.toString();
  }

  private static String row(Finding finding) {
    Optional<CheckedWorld> world = finding.world().flatMap(Worlds::named);
    String property = world.flatMap(CheckedWorld::finding).orElse("");
    return "| %s | [%s](%s) | %s | %s | %s | %s |%n"
        .formatted(
            finding.number(),
            finding.title(),
            finding.file().getFileName(),
            finding.concerns(),
            world.map(it -> "world `" + it.name() + "`").orElse("the text"),
            property,
            closedIn(finding, world.isPresent()));
  }

  private static String closedIn(Finding finding, boolean hasWorld) {
    List<String> worlds = finding.closedIn();
    if (!hasWorld) {
      return "";
    }
    return worlds.isEmpty() ? "open" : "`" + String.join("`, `", worlds) + "`";
  }
}
