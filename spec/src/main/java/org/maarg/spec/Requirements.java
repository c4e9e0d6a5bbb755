package org.maarg.spec;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** All requirements, in the order of RFC, section and number. */
public final class Requirements {
  /** The folder of the requirement files in the repository. */
  public static final String FOLDER = "spec/requirements";

  /** The RFCs that requirements are taken from, each with a file {@code rfc<number>.yaml}. */
  public static final List<Integer> RFCS = List.of(8885, 5213, 6275, 4283, 4861, 2473);

  private final Map<RequirementId, Requirement> byId = new TreeMap<>();

  /** These requirements; a test may make up its own. */
  public Requirements(Collection<Requirement> requirements) {
    for (Requirement requirement : requirements) {
      byId.put(requirement.id(), requirement);
    }
    List<Problem> problems = danglingReferences();
    if (!problems.isEmpty()) {
      throw new SpecificationException(problems);
    }
  }

  /**
   * Reads the files of a repository.
   *
   * @param root the repository's root
   * @throws SpecificationException if a file is missing, unknown or wrong
   */
  public static Requirements read(Path root) {
    Path folder = root.resolve(FOLDER);
    List<Problem> problems = new ArrayList<>(strangers(folder));
    List<Requirement> all = new ArrayList<>();
    for (int rfc : RFCS) {
      try {
        String yaml = Files.readString(folder.resolve(name(rfc)));
        all.addAll(RequirementsReader.read(FOLDER + "/" + name(rfc), rfc, yaml));
      } catch (IOException e) {
        problems.add(new Problem(FOLDER + "/" + name(rfc), 1, "cannot be read: " + e));
      } catch (SpecificationException e) {
        problems.addAll(e.problems());
      }
    }
    if (!problems.isEmpty()) {
      throw new SpecificationException(problems);
    }
    return new Requirements(all);
  }

  /** The requirements that this class's own archive carries, for use without the repository. */
  public static Requirements packaged() {
    List<Requirement> all = new ArrayList<>();
    for (int rfc : RFCS) {
      try (InputStream in = Requirements.class.getResourceAsStream("requirements/" + name(rfc))) {
        if (in == null) {
          throw new IllegalStateException(name(rfc) + " is not on the class path");
        }
        String yaml = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        all.addAll(RequirementsReader.read(FOLDER + "/" + name(rfc), rfc, yaml));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return new Requirements(all);
  }

  private static String name(int rfc) {
    return "rfc" + rfc + ".yaml";
  }

  /** A file that nobody reads would hold requirements that nobody obeys. */
  private static List<Problem> strangers(Path folder) {
    List<String> known = RFCS.stream().map(Requirements::name).toList();
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(it -> it.getFileName().toString())
          .filter(it -> !known.contains(it))
          .map(it -> new Problem(FOLDER + "/" + it, 1, "is no file of requirements"))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<Problem> danglingReferences() {
    List<Problem> problems = new ArrayList<>();
    for (Requirement requirement : all()) {
      String prose = requirement.text() + " " + requirement.note().orElse("");
      for (RequirementId named : RequirementId.allIn(prose)) {
        if (find(named).isEmpty()) {
          String what = requirement.id() + ": names " + named + ", which does not exist";
          problems.add(new Problem(requirement.file(), requirement.line(), what));
        }
      }
    }
    return problems;
  }

  /** All of them in order. */
  public List<Requirement> all() {
    return List.copyOf(byId.values());
  }

  /** The requirement of this ID. */
  public Optional<Requirement> find(RequirementId id) {
    return Optional.ofNullable(byId.get(id));
  }

  /** The requirement of the ID that this text is. */
  public Optional<Requirement> find(String id) {
    return RequirementId.of(id).flatMap(this::find);
  }
}
