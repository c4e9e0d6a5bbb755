package org.maarg.fuzz.run;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
    String ours = System.getProperty("java.class.path", "");
    this.classPath = ahead.isEmpty() ? ours : ahead + File.pathSeparator + ours;
  }

  /** Fuzzes for so many seconds, also after a finding; new inputs go to the corpus. */
  List<String> fuzz(TargetClass target, Engine engine, Path work, Path corpus, long seconds) {
    List<String> command = fuzz(target, engine, work, home.inputs(target, corpus), seconds);
    command.add("--keep_going=" + MOST_FINDINGS);
    return command;
  }

  /**
   * Fuzzes to the first finding, beginning with the inputs of some folders; the first one grows.
   */
  public List<String> fuzz(
      TargetClass target, Engine engine, Path work, List<Path> folders, long seconds) {
    List<String> command = driver(target, engine, work);
    limits(command, target, seconds);
    folders.forEach(folder -> command.add(folder.toString()));
    return command;
  }

  /** Runs a yardstick on inputs of another target, which stay although they cover nothing. */
  List<String> measure(
      TargetClass yardstick, TargetClass other, Path work, Path corpus, long seconds) {
    List<String> command = driver(yardstick, Engine.MEASURE, work);
    limits(command, other, seconds);
    command.add("-keep_seed=1");
    command.add(corpus.toString());
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
    List<String> command = driver(target, Engine.HUNT, work);
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
    List<String> command = driver(target, Engine.HUNT, work);
    command.add("-minimize_crash=1");
    command.add("-max_total_time=" + seconds);
    command.add("-exact_artifact_path=" + smaller);
    command.add(input.toString());
    return command;
  }

  private List<String> driver(TargetClass target, Engine engine, Path work) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx" + HEAP_MEGABYTES + "m");
    command.add("-XX:+UseSerialGC");
    // A finding must have its stack trace however often it was seen; but all of a deep one costs.
    command.add("-XX:-OmitStackTraceInFastThrow");
    command.add("-XX:MaxJavaStackTraceDepth=32");
    command.addAll(engine.java());
    // Jazzer unpacks its native libraries there; gone with the folder.
    command.add("-Djava.io.tmpdir=" + work.resolve("tmp"));
    command.add("-cp");
    command.add(classPath);
    command.add(DRIVER);
    command.add("--target_class=" + target.type().getName());
    steer(command, target);
    command.addAll(engine.jazzer());
    command.add("--reproducer_path=" + work.resolve("tmp"));
    // Also when inputs are merged or made smaller: nothing may be left where the command is run.
    command.add("-artifact_prefix=" + work.resolve("findings") + File.separator);
    return command;
  }

  private static void steer(List<String> command, TargetClass target) {
    command.add("--instrumentation_includes=" + String.join(":", target.instrument()));
    // Its bug detectors watch our own calls; to rewrite all of Java's library takes seconds.
    command.add("--custom_hook_includes=" + String.join(":", target.instrument()));
    if (!target.ignore().isEmpty()) {
      command.add("--instrumentation_excludes=" + String.join(":", target.ignore()));
    }
  }
}
