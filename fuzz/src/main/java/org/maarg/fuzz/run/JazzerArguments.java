package org.maarg.fuzz.run;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.maarg.fuzz.TargetClass;

/** The command line that runs a target under Jazzer. */
public final class JazzerArguments {
  private static final String DRIVER = "com.code_intelligence.jazzer.Jazzer";

  /** An input that takes longer is a finding: no target needs a hundredth of it. */
  private static final int TIMEOUT_SECONDS = 20;

  /** The resident size that is a finding: the heap is far smaller, so this is a leak outside it. */
  private static final int MOST_RESIDENT_MEGABYTES = 2048;

  private static final int HEAP_MEGABYTES = 640;

  /** Findings that are told apart by their stack traces, after which a target's run ends. */
  private static final int MOST_FINDINGS = 10;

  /** To run the inputs that are there takes longer only where something is wrong. */
  private static final int MOST_INPUT_SECONDS = 180;

  /**
   * Java's second compiler pays after minutes: without it, twenty seconds of work run two to four
   * times as many inputs.
   */
  private static final String QUICKLY_WARM = "-XX:TieredStopAtLevel=1";

  /**
   * The archives that targets need, by how their names begin. Jazzer reads every archive on its
   * class path before it begins: a third of its start if it were given all of them.
   */
  private static final List<String> NEEDED =
      List.of("maarg-", "jazzer-", "jackson-", "snakeyaml-", "hash4j-", "kaitai-", "jspecify-");

  /** From which a build's random choices come, see decision fuzz-build-seed. */
  private static final int BUILD_SEED = 1;

  private final FuzzHome home;
  private final String classPath;

  JazzerArguments(FuzzHome home) {
    this(home, "");
  }

  /**
   * For the targets of a source tree.
   *
   * @param ahead folders of classes that come before those of this program; may be empty
   */
  public JazzerArguments(FuzzHome home, String ahead) {
    this.home = home;
    String ours = needed(System.getProperty("java.class.path", ""));
    this.classPath = ahead.isEmpty() ? ours : ahead + File.pathSeparator + ours;
  }

  /** Of a class path, the folders and the archives that targets need. */
  static String needed(String classPath) {
    return Stream.of(classPath.split(Pattern.quote(File.pathSeparator), -1))
        .filter(it -> !it.endsWith(".jar") || isNeeded(Path.of(it).getFileName().toString()))
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static boolean isNeeded(String archive) {
    return NEEDED.stream().anyMatch(archive::startsWith);
  }

  /** Fuzzes for so many seconds, also after a finding; new inputs go to the corpus. */
  List<String> fuzz(TargetClass target, Path work, Path corpus, long seconds) {
    List<String> command = fuzz(target, work, home.inputs(target, corpus), seconds);
    command.add("--keep_going=" + MOST_FINDINGS);
    return command;
  }

  /**
   * As {@link #fuzz(TargetClass, Path, Path, long)}, but the seconds begin when the inputs that are
   * there have been run: it ends when {@link #stopFile} is there. Without inputs that earlier runs
   * have kept, each run tries the same, as far as it gets: see decision fuzz-build-seed.
   */
  List<String> fuzzAfterInputs(TargetClass target, Path work, Path corpus, long seconds)
      throws IOException {
    List<String> command = fuzz(target, work, List.of(corpus), seconds + MOST_INPUT_SECONDS);
    command.add(1, QUICKLY_WARM);
    command.add("--keep_going=" + MOST_FINDINGS);
    command.add("-seed=" + BUILD_SEED);
    // Else it looks each second at what is new in the folder: what, depends on the time.
    command.add("-reload=0");
    command.addAll(committed(target, work));
    command.add("-stop_file=" + stopFile(work));
    return command;
  }

  /** The committed inputs in the order of their names: of a folder's, its file system decides. */
  private List<String> committed(TargetClass target, Path work) throws IOException {
    List<Path> inputs = new ArrayList<>(InputFolders.files(home.corpus(target)));
    inputs.addAll(InputFolders.files(home.regressions(target)));
    if (inputs.isEmpty()) {
      return List.of();
    }
    String names = inputs.stream().map(Path::toString).collect(Collectors.joining(","));
    Path list = Files.writeString(Files.createDirectories(work).resolve("inputs"), names);
    return List.of("-seed_inputs=@" + list);
  }

  /** The file that ends such a run once there is something in it. */
  static Path stopFile(Path work) {
    return work.resolve("tmp").resolve("stop");
  }

  /**
   * Fuzzes to the first finding, beginning with the inputs of some folders; the first one grows.
   */
  public List<String> fuzz(TargetClass target, Path work, List<Path> folders, long seconds) {
    List<String> command = driver(target, work);
    limits(command, target, seconds);
    folders.forEach(folder -> command.add(folder.toString()));
    return command;
  }

  /**
   * Gives inputs of a target to it or to its yardstick, see {@link Measured}: the same to both, and
   * nothing watches them meanwhile. Nor does an exception walk the stack; a refusal of a text is
   * one, and a finding, which ends the run, shows its stack when it is replayed.
   *
   * @param run the target itself or a yardstick
   * @param inputs a folder of inputs to begin with, which stays as it is
   * @param count how many there are
   */
  List<String> measure(
      TargetClass run, TargetClass target, Path work, Path inputs, int count, long seconds) {
    List<String> command = java(work);
    command.add("-XX:-StackTraceInThrowable");
    command.add("-D" + Measured.TARGET + "=" + run.type().getName());
    command.add("-D" + Measured.SEEDS + "=" + count);
    command.add(DRIVER);
    command.add("--target_class=" + Measured.class.getName());
    command.add("--hooks=false");
    command.add("--instrumentation_includes=none.**");
    artifacts(command, work);
    limits(command, target, seconds);
    command.addAll(List.of("-seed=1", "-keep_seed=1", "-reduce_inputs=0"));
    command.addAll(List.of("-use_counters=0", "-entropic=0"));
    command.add(inputs.toString());
    return command;
  }

  private void limits(List<String> command, TargetClass target, long seconds) {
    command.add("-max_total_time=" + seconds);
    command.add("-max_len=" + target.maxOctets());
    command.add("-timeout=" + TIMEOUT_SECONDS);
    command.add("-rss_limit_mb=" + MOST_RESIDENT_MEGABYTES);
    command.add("-print_final_stats=1");
    if (Files.isRegularFile(home.dictionary())) {
      command.add("-dict=" + home.dictionary());
    }
  }

  /** Puts those of the inputs of some folders into another that together cover all they cover. */
  List<String> merge(TargetClass target, Path work, Path into, List<Path> from) {
    List<String> command = driver(target, work);
    command.add("-merge=1");
    command.add("-max_len=" + target.maxOctets());
    command.add(into.toString());
    from.forEach(folder -> command.add(folder.toString()));
    return command;
  }

  /** As {@link #merge}, but how often a branch is taken does not count: far fewer are kept. */
  List<String> mergeByBranches(TargetClass target, Path work, Path into, List<Path> from) {
    List<String> command = merge(target, work, into, from);
    command.add("-use_counters=0");
    return command;
  }

  /** Looks for so many seconds for a smaller input that throws the same from the same place. */
  List<String> minimise(TargetClass target, Path work, Path input, Path smaller, long seconds) {
    List<String> command = driver(target, work);
    command.add(1, QUICKLY_WARM);
    command.add("-minimize_crash=1");
    command.add("-max_total_time=" + seconds);
    command.add("-exact_artifact_path=" + smaller);
    command.add(input.toString());
    return command;
  }

  private List<String> driver(TargetClass target, Path work) {
    List<String> command = java(work);
    command.add(DRIVER);
    command.add("--target_class=" + target.type().getName());
    steer(command, target);
    artifacts(command, work);
    return command;
  }

  private List<String> java(Path work) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx" + HEAP_MEGABYTES + "m");
    command.add("-XX:+UseSerialGC");
    // A finding must have its stack trace however often it was seen; but all of a deep one costs.
    command.add("-XX:-OmitStackTraceInFastThrow");
    command.add("-XX:MaxJavaStackTraceDepth=32");
    // Jazzer unpacks its native libraries there; gone with the folder.
    command.add("-Djava.io.tmpdir=" + work.resolve("tmp"));
    command.add("-cp");
    command.add(classPath);
    return command;
  }

  /** Also when inputs are merged or made smaller: nothing may be left where the command is run. */
  private static void artifacts(List<String> command, Path work) {
    command.add("--reproducer_path=" + work.resolve("tmp"));
    command.add("-artifact_prefix=" + work.resolve("findings") + File.separator);
  }

  private static void steer(List<String> command, TargetClass target) {
    command.add("--instrumentation_includes=" + String.join(":", target.instrument()));
    // Its bug detectors watch our own calls; to rewrite all of Java's library takes seconds.
    command.add("--custom_hook_includes=" + String.join(":", target.instrument()));
    if (!target.ignore().isEmpty()) {
      command.add("--instrumentation_excludes=" + String.join(":", target.ignore()));
      command.add("--custom_hook_excludes=" + String.join(":", target.ignore()));
    }
    if (target.hasChoices()) {
      command.add("--trace=cov");
    }
  }
}
