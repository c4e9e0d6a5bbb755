package org.maarg.security.text;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.maarg.spec.file.Problem;

/**
 * Holds a text to its evidence. Between {@code <!-- claims -->} and {@code <!-- /claims -->} every
 * paragraph, list item and table row must link to a scenario, a world, a mutant, a fuzz target, a
 * decision or a waiver, and every such link, anywhere in the text, must lead to something that
 * exists and has that name. The link's text is the kind and the name: {@code [world relay](...)}.
 */
public final class Claims {
  /** What a link can name; findings are checked but carry no claim. */
  enum Kind {
    SCENARIO("id: %s"),
    WORLD("\"%s\""),
    MUTANT("id: %s,"),
    FUZZ("%s"),
    DECISION(""),
    WAIVER("id: %s"),
    FINDING("");

    private final String form;

    Kind(String form) {
      this.form = form;
    }

    boolean isEvidence() {
      return this != FINDING;
    }

    /** Whether the file that a link leads to has what the link names. */
    boolean isIn(Path target, String name) throws IOException {
      String file = String.valueOf(target.getFileName());
      return switch (this) {
        case DECISION -> file.equals(name + ".md");
        case FINDING -> file.startsWith(name + "-");
        default -> whole(String.format(Locale.ROOT, form, name), Files.readString(target));
      };
    }

    private static boolean whole(String what, String text) {
      return Pattern.compile("(?<![\\w-])" + Pattern.quote(what) + "(?![\\w-])")
          .matcher(text)
          .find();
    }
  }

  private static final Pattern LINK =
      Pattern.compile(
          "\\[(scenario|world|mutant|fuzz|decision|waiver|finding) ([^\\]]+)\\]\\(([^)#]+)[^)]*\\)");
  private static final Pattern OTHER_LINK =
      Pattern.compile("\\[[^\\]]*\\]\\((?!https?:)(?<path>[^)#]*)(?:#(?<place>[^)]+))?\\)");
  private static final Pattern ITEM = Pattern.compile("^(- |\\d+\\. |\\|).*");
  private static final Pattern ROW_OF_HEADING = Pattern.compile("\\|[ |:-]+\\|");
  private static final String FROM = "<!-- claims -->";
  private static final String TO = "<!-- /claims -->";

  private final String file;
  private final Path folder;
  private final List<Problem> problems = new ArrayList<>();

  private Claims(String file, Path folder) {
    this.file = file;
    this.folder = folder;
  }

  /**
   * What is wrong with a text.
   *
   * @param root of the repository
   * @param file path from the root
   */
  public static List<Problem> problems(Path root, String file) {
    List<Problem> broken = brokenLinks(root, file);
    Claims claims = of(root, file);
    claims.problems.addAll(broken);
    claims.read(lines(root, file));
    return claims.problems;
  }

  /** The links of a text that lead to nothing, or to something of another name. */
  public static List<Problem> brokenLinks(Path root, String file) {
    Claims claims = of(root, file);
    claims.checkLinks(lines(root, file));
    return claims.problems;
  }

  private static Claims of(Path root, String file) {
    return new Claims(file, root.resolve(file).resolveSibling(""));
  }

  private static List<String> lines(Path root, String file) {
    try {
      return Files.readString(root.resolve(file)).lines().toList();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private void read(List<String> lines) {
    int from = lines.indexOf(FROM);
    int to = lines.indexOf(TO);
    if (from < 0 || to < from) {
      problems.add(new Problem(file, 1, "no part between " + FROM + " and " + TO));
      return;
    }
    for (Block block : blocks(lines, from + 1, to)) {
      if (block.isClaim() && !block.hasEvidence()) {
        String begin = block.text().substring(0, Math.min(50, block.text().length()));
        problems.add(new Problem(file, block.line(), "no evidence for '" + begin + "'"));
      }
    }
  }

  private void checkLinks(List<String> lines) {
    for (Block block : blocks(lines, 0, lines.size())) {
      Matcher named = LINK.matcher(block.text());
      while (named.find()) {
        Kind kind = Kind.valueOf(named.group(1).toUpperCase(Locale.ROOT));
        check(block.line(), kind, named.group(2), named.group(3));
      }
      Matcher other = OTHER_LINK.matcher(block.text());
      while (other.find()) {
        checkPlace(block.line(), other.group("path"), other.group("place"));
      }
    }
  }

  private void checkPlace(int line, String path, @Nullable String place) {
    Path target = path.isEmpty() ? folder.resolve(name()) : folder.resolve(path);
    if (!Files.exists(target)) {
      problems.add(new Problem(file, line, path + " does not exist"));
    } else if (place != null && !Places.of(target).contains(place)) {
      problems.add(new Problem(file, line, path + " has no place '" + place + "'"));
    }
  }

  private String name() {
    return file.substring(file.lastIndexOf('/') + 1);
  }

  private void check(int line, Kind kind, String name, String target) {
    Path path = folder.resolve(target);
    try {
      if (Files.isRegularFile(path) && !kind.isIn(path, name)) {
        String what = target + " has no " + kind.name().toLowerCase(Locale.ROOT) + " '" + name;
        problems.add(new Problem(file, line, what + "'"));
      }
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private static List<Block> blocks(List<String> lines, int from, int to) {
    List<Block> blocks = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    int start = from;
    for (int i = from; i <= to; i++) {
      String line = i < to ? lines.get(i).replaceFirst("^> ?", "").strip() : "";
      if (line.isEmpty() || ITEM.matcher(line).matches()) {
        if (text.length() > 0) {
          blocks.add(new Block(start + 1, text.toString().strip()));
        }
        text.setLength(0);
        start = i;
      }
      text.append(line).append(' ');
      if (text.toString().isBlank()) {
        text.setLength(0);
        start = i + 1;
      }
    }
    return blocks;
  }

  /**
   * A paragraph, list item, table row or heading.
   *
   * @param line counted from 1
   * @param text in one line
   */
  private record Block(int line, String text) {
    boolean isClaim() {
      boolean layout =
          text.startsWith("#")
              || text.startsWith("<!--")
              || text.endsWith(":")
              || isLabel()
              || text.startsWith("```");
      return !layout && !isTableHead();
    }

    /** A bold label alone introduces what follows. */
    private boolean isLabel() {
      return text.startsWith("**") && text.endsWith("**");
    }

    private boolean isTableHead() {
      return ROW_OF_HEADING.matcher(text).matches() || text.endsWith("| evidence |");
    }

    boolean hasEvidence() {
      return LINK.matcher(text)
          .results()
          .anyMatch(it -> Kind.valueOf(it.group(1).toUpperCase(Locale.ROOT)).isEvidence());
    }
  }
}
