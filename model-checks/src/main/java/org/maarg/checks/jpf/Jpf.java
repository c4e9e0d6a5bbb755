package org.maarg.checks.jpf;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.maarg.checks.lint.HarnessLint;
import org.maarg.checks.lint.LintFinding;
import org.maarg.checks.mutants.Scratch;
import org.maarg.checks.mutants.SourceTree;
import org.maarg.checks.world.World;
import org.maarg.protocol.cmd.Cmd;

/** An installation of Java PathFinder that somebody else has made. */
public final class Jpf {
  private static final String LISTENER = "DeathListener";
  private static final String SERIALIZER = "ContentSerializer";
  private static final List<String> FLAGS =
      List.of(
          "-Xmx1024m",
          "-XX:+UseSerialGC",
          "-ea",
          "--add-exports=java.base/jdk.internal.misc=ALL-UNNAMED",
          "--add-opens=java.base/jdk.internal.misc=ALL-UNNAMED",
          "--add-opens=java.base/java.lang=ALL-UNNAMED",
          "--add-opens=java.base/java.util=ALL-UNNAMED");

  private final Path home;

  private Jpf(Path home) {
    this.home = home;
  }

  /** The one that {@code JPF_HOME} or JPF's own site.properties names. */
  public static Optional<Jpf> installed() {
    return JpfHome.find().path().map(Jpf::new);
  }

  /** Why none is there, if none is. */
  public static String whyMissing() {
    return JpfHome.find().problem();
  }

  private static Path jar(Path home, String name) {
    return home.resolve("build").resolve(name);
  }

  /**
   * Runs a world.
   *
   * @param before directories that come before the shipped classes
   * @param arguments name of the world, changes to its bounds, and perhaps of a witness to look for
   */
  public JpfRun run(List<Path> before, List<String> arguments, int timeoutSeconds) {
    List<LintFinding> findings = HarnessLint.ofWorlds(before);
    if (!findings.isEmpty()) {
      return JpfRun.refused(findings.get(0).toString());
    }
    List<String> options =
        List.of(
            "+cg.enumerate_random=true",
            "+vm.serializer.class=" + SERIALIZER,
            "+maarg.values=" + String.join(",", ValueTypes.names()));
    return run(before, options, LISTENER, Harness.class, arguments, timeoutSeconds);
  }

  /** Runs threads that hand over inputs, and looks for races as well. */
  public JpfRun runThreads(List<Path> before, List<String> arguments, int timeoutSeconds) {
    List<LintFinding> findings = HarnessLint.ofThreads(before);
    if (!findings.isEmpty()) {
      return JpfRun.refused(findings.get(0).toString());
    }
    String listeners = LISTENER + ",gov.nasa.jpf.listener.PreciseRaceDetector";
    return run(before, List.of(), listeners, ThreadHarness.class, arguments, timeoutSeconds);
  }

  private JpfRun run(
      List<Path> before,
      List<String> options,
      String listeners,
      Class<?> main,
      List<String> arguments,
      int timeoutSeconds) {
    try (Scratch scratch = Scratch.open("maarg-jpf-")) {
      compile(scratch.path(), LISTENER);
      compile(scratch.path(), SERIALIZER);
      List<String> command = command(before, scratch.path());
      command.add("+listener=" + listeners);
      command.addAll(options);
      command.add(main.getName());
      command.addAll(arguments);
      return run(command, scratch, timeoutSeconds);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  private static JpfRun run(List<String> command, Scratch scratch, int timeoutSeconds)
      throws IOException, InterruptedException {
    Path log = scratch.path().resolve("report.txt");
    long begin = System.nanoTime();
    boolean ended =
        scratch
            .start(
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()))
            .waitFor(timeoutSeconds, TimeUnit.SECONDS);
    return ended
        ? JpfRun.of(Files.readString(log), (System.nanoTime() - begin) / 1e9)
        : JpfRun.stopped(timeoutSeconds);
  }

  /** Ours, but of PathFinder's kind: compiled against the PathFinder that is there. */
  private void compile(Path directory, String name) throws IOException {
    Path source = directory.resolve(name + ".java");
    try (InputStream in = Jpf.class.getResourceAsStream(name + ".txt")) {
      Files.write(source, Objects.requireNonNull(in).readAllBytes());
    }
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    String classPath = jar(home, "jpf.jar").toString();
    String to = directory.toString();
    if (compiler == null
        || compiler.run(null, null, null, "-nowarn", "-cp", classPath, "-d", to, source.toString())
            != 0) {
      throw new IllegalStateException(name + " does not compile against " + home);
    }
  }

  private List<String> command(List<Path> before, Path compiled) {
    List<String> classes = new ArrayList<>();
    for (Path path : before) {
      classes.add(path.toString());
    }
    classes.add(SourceTree.placeOf(World.class).toString());
    classes.add(SourceTree.placeOf(Cmd.class).toString());
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home", ""), "bin", "java").toString());
    command.addAll(FLAGS);
    command.addAll(List.of("-jar", jar(home, "RunJPF.jar").toString()));
    command.add("+classpath=" + String.join(",", classes));
    command.add("+vm.max_transition_length=2000000000");
    command.add("+report.console.property_violation=error,trace");
    command.add("+native_classpath=" + compiled);
    return command;
  }
}
