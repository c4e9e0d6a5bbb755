package org.maarg.fuzz.seeds;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.maarg.checks.mutants.SourceTree;
import org.maarg.protocol.cmd.Cmd;

/** The seeded bugs, and how they get into classes. The source tree itself is not changed. */
public final class Seeds {
  private static final String SOURCES = "impl/src/main/java/org/maarg/";

  private Seeds() {}

  /** All of them, as {@code seeds.yaml} has them. */
  public static List<Seed> all() {
    ObjectMapper yaml = new ObjectMapper(new YAMLFactory());
    try (InputStream in = Seeds.class.getResourceAsStream("seeds.yaml")) {
      return yaml.readValue(Objects.requireNonNull(in), new TypeReference<List<Seed>>() {});
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /**
   * Compiles the class with the bug. What stands in the folder afterwards must come before the
   * shipped classes on a class path.
   *
   * @param folder an empty folder
   */
  public static void compile(Seed seed, Path folder) throws IOException {
    Path source = SourceTree.root().resolve(SOURCES + seed.file() + ".java");
    Path mutated = folder.resolve(source.getFileName());
    Files.writeString(mutated, seed.applyTo(Files.readString(source)));
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    if (compiler == null) {
      throw new IllegalStateException("no Java compiler here: seeded bugs need a JDK");
    }
    List<String> arguments = new ArrayList<>();
    arguments.addAll(List.of("-nowarn", "-proc:none", "-implicit:none", "-g"));
    arguments.addAll(List.of("-d", folder.toString()));
    arguments.addAll(List.of("-cp", classPath(), mutated.toString()));
    if (compiler.run(null, null, null, arguments.toArray(new String[0])) != 0) {
      throw new IllegalStateException("seed " + seed.id() + " does not compile");
    }
    Files.delete(mutated);
  }

  private static String classPath() {
    return SourceTree.placeOf(Cmd.class)
        + File.pathSeparator
        + System.getProperty("java.class.path", "");
  }
}
