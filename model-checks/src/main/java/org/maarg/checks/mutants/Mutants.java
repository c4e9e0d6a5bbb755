package org.maarg.checks.mutants;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/** The seeded bugs, and how they get into classes. */
public final class Mutants {
  private static final String PROTOCOL = "impl/src/main/java/org/maarg/protocol/";

  private Mutants() {}

  /** All of them, as {@code mutants.yaml} has them. */
  public static List<Mutant> all() {
    ObjectMapper yaml = new ObjectMapper(new YAMLFactory());
    try (InputStream in = Mutants.class.getResourceAsStream("mutants.yaml")) {
      return yaml.readValue(Objects.requireNonNull(in), new TypeReference<List<Mutant>>() {});
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /** The mutant of this name. */
  public static Optional<Mutant> named(String id) {
    return all().stream().filter(mutant -> mutant.id().equals(id)).findFirst();
  }

  /**
   * Compiles the class with the bug. What stands in the directory afterwards must come before the
   * shipped classes on a class path.
   *
   * @param directory an empty directory
   */
  public static void compile(Mutant mutant, Path directory) throws IOException {
    compile(mutant, PROTOCOL, directory);
  }

  /** As {@link #compile(Mutant, Path)}, for a class whose source is in a folder of the tree. */
  public static void compile(Mutant mutant, String folder, Path directory) throws IOException {
    Path source = SourceTree.root().resolve(folder + mutant.file() + ".java");
    Path mutated = directory.resolve(source.getFileName());
    Files.writeString(mutated, mutant.applyTo(Files.readString(source)));
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    if (compiler == null) {
      throw new IllegalStateException("no Java compiler here: mutants need a JDK");
    }
    List<String> arguments = new ArrayList<>();
    arguments.addAll(List.of("-nowarn", "-proc:none", "-implicit:none", "-g"));
    // As the parent pom has it: Java PathFinder may run the class.
    arguments.add("-XDstringConcat=inline");
    arguments.addAll(List.of("-d", directory.toString()));
    arguments.addAll(List.of("-cp", SourceTree.classPath(), mutated.toString()));
    if (compiler.run(null, null, null, arguments.toArray(new String[0])) != 0) {
      throw new IllegalStateException("mutant " + mutant.id() + " does not compile");
    }
    Files.delete(mutated);
  }
}
