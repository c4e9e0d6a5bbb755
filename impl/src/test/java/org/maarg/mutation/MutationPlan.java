package org.maarg.mutation;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.stream.Collectors;

/** Says which classes PIT is to mutate now, in properties that its configuration takes up. */
final class MutationPlan {
  /** Those whose sources are not the recorded ones. */
  static final String CHANGED = "changed";

  static final String ALL = "all";

  private MutationPlan() {}

  /**
   * Arguments: the module's folder; what to measure: changed, all, an area or a name's beginning.
   */
  public static void main(String[] args) throws IOException {
    Path module = Path.of(args[0]);
    Properties plan = new Properties();
    for (Area area : Area.values()) {
      List<String> classes = chosen(module, area, args[1]);
      System.out.println(area.id() + ": " + classes.size() + " classes to measure");
      plan.setProperty(skip(area), String.valueOf(classes.isEmpty()));
      plan.setProperty(classes(area), globs(classes));
    }
    Files.createDirectories(file(module).getParent());
    try (Writer writer = Files.newBufferedWriter(file(module))) {
      plan.store(writer, null);
    }
  }

  /** Of what the plan says, the classes of an area. */
  static List<String> planned(Path module, Area area) throws IOException {
    Properties plan = new Properties();
    try (var reader = Files.newBufferedReader(file(module))) {
      plan.load(reader);
    }
    if (Boolean.parseBoolean(plan.getProperty(skip(area)))) {
      return List.of();
    }
    return List.of(plan.getProperty(classes(area)).split(",")).stream()
        .filter(glob -> !glob.endsWith("$*"))
        .toList();
  }

  static List<String> chosen(Path module, Area area, String what) throws IOException {
    List<String> today = area.classes(module);
    return switch (what) {
      case ALL -> today;
      case CHANGED -> Recorded.read(module, area).older(module, today);
      default ->
          what.equals(area.id())
              ? today
              : today.stream().filter(name -> name.startsWith(what)).toList();
    };
  }

  /** PIT takes a name for the class alone, without those nested in it. */
  private static String globs(List<String> classes) {
    return classes.stream().map(it -> it + "," + it + "$*").collect(Collectors.joining(","));
  }

  private static Path file(Path module) {
    return module.resolve("target/mutation/plan.properties");
  }

  private static String skip(Area area) {
    return "mutation." + area.id() + ".skip";
  }

  private static String classes(Area area) {
    return "mutation." + area.id() + ".classes";
  }
}
