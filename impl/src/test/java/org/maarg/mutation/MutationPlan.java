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

  private static final String ROOT = "org.maarg.";

  private MutationPlan() {}

  /** Arguments: the module's folder; what to measure: changed, all, or what chosen takes. */
  public static void main(String[] args) throws IOException {
    Path module = Path.of(args[0]);
    Properties plan = new Properties();
    boolean any = false;
    for (Area area : Area.values()) {
      List<String> classes = chosen(module, area, args[1]);
      System.out.println(area.id() + ": " + classes.size() + " classes to measure");
      plan.setProperty(skip(area), String.valueOf(classes.isEmpty()));
      plan.setProperty(classes(area), globs(classes));
      any |= !classes.isEmpty();
    }
    if (!any && !args[1].equals(CHANGED)) {
      throw new IllegalArgumentException("no area has classes of this name: " + args[1]);
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

  /**
   * Those of an area that are to be measured.
   *
   * @param what changed, all, or names below the root package, with commas between: a package with
   *     those in it ({@code wire.option}, {@code protocol}), one without them ({@code protocol.*})
   *     or a class ({@code wire.Octets})
   */
  static List<String> chosen(Path module, Area area, String what) throws IOException {
    List<String> today = area.classes(module);
    return switch (what) {
      case ALL -> today;
      case CHANGED -> Recorded.read(module, area).older(module, today);
      default -> {
        List<String> names = List.of(what.split(","));
        yield today.stream()
            .filter(it -> names.stream().anyMatch(name -> names(name, it)))
            .toList();
      }
    };
  }

  private static boolean names(String name, String type) {
    if (name.endsWith(".*")) {
      String inPackage = ROOT + name.substring(0, name.length() - 1);
      return type.substring(0, type.lastIndexOf('.') + 1).equals(inPackage);
    }
    return (type + ".").startsWith(ROOT + name + ".");
  }

  /** PIT takes a name for the class alone, without those nested in it. */
  private static String globs(List<String> classes) {
    return classes.stream().map(it -> it + "," + it + "$*").collect(Collectors.joining(","));
  }

  static Path file(Path module) {
    return module.resolve("target/mutation/plan.properties");
  }

  private static String skip(Area area) {
    return "mutation." + area.id() + ".skip";
  }

  private static String classes(Area area) {
    return "mutation." + area.id() + ".classes";
  }
}
