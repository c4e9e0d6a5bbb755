package org.maarg.fuzz.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.maarg.fuzz.TargetClass;

/**
 * Makes the committed corpus of a target: the target's own seeds and the inputs that are there
 * already, of which Jazzer keeps as few and as small ones as cover everything that all of them
 * cover. A target without seeds of its own has what its runs have learnt instead.
 */
public final class SeedCorpora {
  private final FuzzHome home;

  /** For the corpora of a source tree. */
  public SeedCorpora(FuzzHome home) {
    this.home = home;
  }

  /**
   * Makes a corpus anew.
   *
   * @return the number of its inputs
   * @throws IOException also if the fuzzer fails
   */
  public int make(TargetClass target) throws IOException, InterruptedException {
    Path work = home.work().resolve(target.name()).resolve("seeds");
    InputFolders.delete(work);
    Path seeds = Files.createDirectories(work.resolve("in"));
    Path merged = Files.createDirectories(work.resolve("out"));
    int count = 0;
    for (byte[] seed : target.seeds()) {
      Files.write(seeds.resolve("seed-" + count++), seed);
    }
    List<Path> from = new ArrayList<>(List.of(seeds));
    if (Files.isDirectory(home.corpus(target))) {
      from.add(home.corpus(target));
    }
    List<String> command = new ArrayList<>();
    JazzerArguments arguments = new JazzerArguments(home);
    if (count > 0) {
      command.addAll(arguments.merge(target, work, merged, from));
    } else {
      from.addAll(learnt(target));
      command.addAll(arguments.mergeByBranches(target, work, merged, from));
    }
    return keep(new JazzerRun(target, work, command).run(), merged, home.corpus(target));
  }

  /**
   * Keeps of a folder of inputs as few as cover the same.
   *
   * @return the number of those; 0 if there is no such folder
   * @throws IOException also if the fuzzer fails; the folder is as it was then
   */
  public int shrink(TargetClass target, Path folder) throws IOException, InterruptedException {
    if (InputFolders.files(folder).isEmpty()) {
      return 0;
    }
    Path work = home.work().resolve(target.name()).resolve("merged");
    InputFolders.delete(work);
    Path merged = Files.createDirectories(work.resolve("out"));
    List<String> command = new JazzerArguments(home).merge(target, work, merged, List.of(folder));
    return keep(new JazzerRun(target, work, command).run(), merged, folder);
  }

  private static int keep(Outcome outcome, Path merged, Path folder) throws IOException {
    if (!outcome.passed()) {
      throw new IOException("the fuzzer could not merge the inputs: see " + outcome.log());
    }
    InputFolders.copied(List.of(merged), folder);
    return InputFolders.files(folder).size();
  }

  private List<Path> learnt(TargetClass target) {
    Path folder = home.work().resolve("corpus").resolve(target.name());
    return Files.isDirectory(folder) ? List.of(folder) : List.of();
  }
}
