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
            instead, and how that was checked. Each has been judged by the texts of RFC 8885 and of the RFCs that
            it builds on; the part "By the text" names their sections. Where a world of the model checks shows it,
            the ladder is the shortest way there, and the worlds in the last column show that our answer closes it.

            | rank | it is |
            | --- | --- |
            | erratum | a contradiction: of the text with itself, or with a rule of an RFC that it builds on and does not except |
            | gap | a point that two peers, or the safety of a domain, need settled, and that the text leaves open |
            | advice | settled by the text, or no fault of it; whoever builds it can get it wrong all the same |

            | state | the text |
            | --- | --- |
            | confirmed | bears the page out |
            | changed | bears its core out; what the page said of the text has been put right, or its rank is another |
            | new | is what the page came from |
            | withdrawn | does not bear it out; the page stays, and says why |

            %s

            `./maarg check --results` writes this list and the ladders; the build fails when they are not of today's
            code.

            | | finding | rank | state | concerns | shown by | property that breaks | closed in |
            | --- | --- | --- | --- | --- | --- | --- | --- |
            """
                .formatted(counts(Finding.all(root))));
    for (Finding finding : Finding.all(root)) {
      page.append(row(finding));
    }
    return page.toString();
  }

  private static String counts(List<Finding> findings) {
    return "%d findings stand: %d of rank erratum, %d gaps, %d pieces of advice; %d are withdrawn."
        .formatted(
            findings.stream().filter(it -> !it.state().equals("withdrawn")).count(),
            ranked(findings, "erratum"),
            ranked(findings, "gap"),
            ranked(findings, "advice"),
            findings.stream().filter(it -> it.state().equals("withdrawn")).count());
  }

  private static long ranked(List<Finding> findings, String rank) {
    return findings.stream()
        .filter(it -> !it.state().equals("withdrawn") && it.rank().equals(rank))
        .count();
  }

  private static String row(Finding finding) {
    Optional<CheckedWorld> world = finding.world().flatMap(Worlds::named);
    String property = world.flatMap(CheckedWorld::finding).orElse("");
    return "| %s | [%s](%s) | %s | %s | %s | %s | %s | %s |%n"
        .formatted(
            finding.number(),
            finding.title(),
            finding.file().getFileName(),
            finding.rank(),
            finding.state(),
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
