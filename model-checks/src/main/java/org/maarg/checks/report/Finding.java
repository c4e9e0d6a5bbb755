package org.maarg.checks.report;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.maarg.checks.catalog.CheckedWorld;
import org.maarg.checks.explore.Counterexample;
import org.maarg.checks.explore.Ladder;

/**
 * A page of {@code spec/findings}: what RFC 8885 leaves to go wrong. Some name the world that shows
 * it, and the worlds in which our answer holds; their ladders are generated.
 */
public final class Finding {
  /** Where the pages are, below the top of the source tree. */
  public static final String FOLDER = "spec/findings";

  private static final Pattern WORLD = Pattern.compile("World: `([a-z0-9-]+)`");
  private static final Pattern CONCERNS = Pattern.compile("(?m)^Concerns: (.*?)\\.(?= |$)");
  private static final Pattern JUDGED =
      Pattern.compile("(?m)^Rank: ([a-z]+)\\. State: ([a-z]+)\\.$");
  private static final Pattern CHECKED = Pattern.compile("(?ms)^Checked: (.*?)(?::|\n\n|\\z)");
  private static final Pattern NAME = Pattern.compile("`([a-z0-9-]+)`");
  private static final Pattern REPLAY = Pattern.compile("Replay: `[^`]*`");
  private static final Pattern LADDER = Pattern.compile("(?s)(## Ladder\n\n```\n).*?(```\n)");

  private final Path file;
  private final String text;

  private Finding(Path file, String text) {
    this.file = file;
    this.text = text;
  }

  /** All pages in the order of their numbers. */
  public static List<Finding> all(Path root) {
    try (Stream<Path> files = Files.list(root.resolve(FOLDER))) {
      List<Finding> findings = new ArrayList<>();
      for (Path file : files.sorted().toList()) {
        if (file.getFileName().toString().matches("\\d+-.*\\.md")) {
          findings.add(new Finding(file, Files.readString(file)));
        }
      }
      return findings;
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** The page. */
  public Path file() {
    return file;
  }

  /** What stands in it. */
  public String text() {
    return text;
  }

  String number() {
    String name = file.getFileName().toString();
    return name.substring(0, name.indexOf('-'));
  }

  String title() {
    return text.lines().findFirst().orElse("").replaceFirst("^# ", "");
  }

  String concerns() {
    return find(CONCERNS).orElse("");
  }

  /** What the text makes of it: erratum, gap or advice, and none for what is withdrawn. */
  public String rank() {
    return judged(1);
  }

  /** How it stands by the text: confirmed, changed, new or withdrawn. */
  public String state() {
    return judged(2);
  }

  private String judged(int group) {
    Matcher line = JUDGED.matcher(text);
    return line.find() ? line.group(group) : "";
  }

  /** The world that shows it, if one does. */
  public Optional<String> world() {
    return find(WORLD);
  }

  /** The worlds in which what we do about it holds; none if the finding is open. */
  public List<String> closedIn() {
    List<String> worlds = new ArrayList<>();
    Matcher name = NAME.matcher(find(CHECKED).orElse(""));
    while (name.find()) {
      worlds.add(name.group(1));
    }
    return worlds;
  }

  private Optional<String> find(Pattern pattern) {
    Matcher matcher = pattern.matcher(text);
    return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  /** The page with the way that its world shows now. */
  public String withLadder(CheckedWorld world, Counterexample found) {
    StringWriter ladder = new StringWriter();
    PrintWriter out = new PrintWriter(ladder);
    Ladder.tell(world.bounds(), found.path(), out);
    out.flush();
    String path = found.path().stream().map(String::valueOf).collect(Collectors.joining("."));
    String replay = "Replay: `./maarg check --replay " + world.name() + ":" + path + "`";
    String replayed = REPLAY.matcher(text).replaceFirst(Matcher.quoteReplacement(replay));
    return LADDER
        .matcher(replayed)
        .replaceFirst("$1" + Matcher.quoteReplacement(ladder.toString()) + "$2");
  }
}
