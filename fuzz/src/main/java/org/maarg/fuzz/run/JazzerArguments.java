package org.maarg.fuzz.run;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.maarg.fuzz.TargetClass;

/** The command line that runs a target under Jazzer. */
final class JazzerArguments {
  private static final String DRIVER = "com.code_intelligence.jazzer.Jazzer";

  /** An input that takes longer is a finding: no target needs a hundredth of it. */
  private static final int TIMEOUT_SECONDS = 20;

  /** The resident size that is a finding: the heap is far smaller, so this is a leak outside it. */
  private static final int MOST_RESIDENT_MEGABYTES = 2048;

  private static final int HEAP_MEGABYTES = 640;

  private final FuzzHome home;

  JazzerArguments(FuzzHome home) {
    this.home = home;
  }

  /** Fuzzes for so many seconds; new inputs go to the corpus. */
  List<String> fuzz(TargetClass target, Path work, Path corpus, long seconds) {
    return fuzz(target, target, work, corpus, seconds);
  }

  /** Runs the empty target on inputs of another one, which stay although they cover nothing. */
  List<String> measure(TargetClass empty, TargetClass other, Path work, Path corpus, long seconds) {
    List<String> command = fuzz(empty, other, work, corpus, seconds);
    command.add("-keep_seed=1");
    return command;
  }

  private List<String> fuzz(
      TargetClass run, TargetClass target, Path work, Path corpus, long seconds) {
    List<String> command = driver(run, work);
    command.add("-max_total_time=" + seconds);
    command.add("-max_len=" + target.maxOctets());
    command.add("-timeout=" + TIMEOUT_SECONDS);
    command.add("-rss_limit_mb=" + MOST_RESIDENT_MEGABYTES);
    command.add("-print_final_stats=1");
    if (Files.isRegularFile(home.dictionary())) {
      command.add("-dict=" + home.dictionary());
    }
    home.inputs(target, corpus).forEach(folder -> command.add(folder.toString()));
    return command;
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
    command.add("-minimize_crash=1");
    command.add("-max_total_time=" + seconds);
    command.add("-exact_artifact_path=" + smaller);
    command.add(input.toString());
    return command;
  }

  private static List<String> driver(TargetClass target, Path work) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx" + HEAP_MEGABYTES + "m");
    command.add("-XX:+UseSerialGC");
    // A finding must have its stack trace however often it was seen.
    command.add("-XX:-OmitStackTraceInFastThrow");
    // Jazzer unpacks its native libraries there; gone with the folder.
    command.add("-Djava.io.tmpdir=" + work.resolve("tmp"));
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(DRIVER);
    command.add("--target_class=" + target.type().getName());
    command.add("--instrumentation_includes=" + String.join(":", target.instrument()));
    // Its bug detectors watch our own calls; to rewrite all of Java's library takes seconds.
    command.add("--custom_hook_includes=" + String.join(":", target.instrument()));
    if (!target.ignore().isEmpty()) {
      command.add("--instrumentation_excludes=" + String.join(":", target.ignore()));
    }
    if (target.isLean()) {
      command.add("--trace=cov");
      command.add("-use_counters=0");
      command.add("-entropic=0");
    }
    command.add("--reproducer_path=" + work.resolve("tmp"));
    // Also when inputs are merged or made smaller: nothing may be left where the command is run.
    command.add("-artifact_prefix=" + work.resolve("findings") + File.separator);
    return command;
  }
}
