package org.maarg.spec.trace;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.maarg.spec.file.Problem;
import org.maarg.spec.requirement.Requirement;
import org.maarg.spec.requirement.RequirementId;
import org.maarg.spec.requirement.Requirements;

/**
 * All decisions: Markdown files with the question as heading and, before the first section, a
 * paragraph with {@code Requirements:} and the IDs.
 *
 * @param all in the order of their names
 * @param problems IDs that do not exist, and decisions that are named and do not exist
 */
public record Decisions(List<Decision> all, List<Problem> problems) {
  /** The folder of the decisions in the repository; it may be missing. */
  public static final String FOLDER = "spec/decisions";

  private static final Pattern HEAD =
      Pattern.compile("(?s)\\A# (.*?)\\n.*?^Requirements: (.*?)\\n(\\w+: |\\n)", Pattern.MULTILINE);
  private static final Pattern NAMED =
      Pattern.compile("(?:[Nn]eeds decisions?|\\(decision) ([a-z0-9-]+)(?: and ([a-z0-9-]+))?");

  /** Decisions of these lists, which are copied. */
  public Decisions {
    all = List.copyOf(all);
    problems = List.copyOf(problems);
  }

  /** Reads the files of a repository; without their folder nothing is checked. */
  public static Decisions read(Path root, Requirements requirements, Exceptions exceptions) {
    Reader reader = new Reader(requirements);
    if (!Files.isDirectory(root.resolve(FOLDER))) {
      return new Decisions(List.of(), List.of());
    }
    for (Path file : files(root.resolve(FOLDER))) {
      reader.read(file);
    }
    for (Requirement it : requirements.all()) {
      reader.checkNames(it.note().orElse(""), it.file(), it.line(), it.id());
    }
    for (Exceptions.Entry it : exceptions.all()) {
      reader.checkNames(it.reason(), it.file(), it.line(), it.id());
    }
    return new Decisions(reader.all, reader.problems);
  }

  /** Decisions about one requirement. */
  public List<Decision> of(RequirementId id) {
    return all.stream().filter(it -> it.requirements().contains(id)).toList();
  }

  private static List<Path> files(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(it -> it.toString().endsWith(".md") && !it.endsWith("README.md"))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final class Reader {
    private final Requirements requirements;
    private final List<Decision> all = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();

    private Reader(Requirements requirements) {
      this.requirements = requirements;
    }

    private void read(Path path) {
      String name = path.getFileName().toString().replace(".md", "");
      String file = FOLDER + "/" + path.getFileName();
      String text = text(path);
      Matcher head = HEAD.matcher(text);
      if (head.find()) {
        List<RequirementId> about = RequirementId.allIn(head.group(2));
        all.add(new Decision(name, head.group(1), about, file));
      } else {
        problems.add(new Problem(file, 1, "no heading, or no paragraph 'Requirements: ID, ID'"));
      }
      List<String> lines = text.lines().toList();
      for (int i = 0; i < lines.size(); i++) {
        for (RequirementId id : RequirementId.allIn(lines.get(i))) {
          if (requirements.find(id).isEmpty()) {
            problems.add(new Problem(file, i + 1, id + ": there is no such requirement"));
          }
        }
      }
    }

    private static String text(Path path) {
      try {
        return Files.readString(path);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private void checkNames(String prose, String file, int line, RequirementId id) {
      Matcher matcher = NAMED.matcher(prose);
      while (matcher.find()) {
        checkName(Optional.of(matcher.group(1)), file, line, id);
        checkName(Optional.ofNullable(matcher.group(2)), file, line, id);
      }
    }

    private void checkName(Optional<String> name, String file, int line, RequirementId id) {
      if (name.isPresent() && all.stream().noneMatch(it -> it.name().equals(name.get()))) {
        String what = id + ": there is no decision '" + name.get() + "'";
        problems.add(new Problem(file, line, what));
      }
    }
  }
}
