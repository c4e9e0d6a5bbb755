package org.maarg.fuzz.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.maarg.fuzz.TargetClass;

/** Makes the input of a finding smaller. */
public final class Minimiser {
  private static final long MOST_SECONDS = 60;

  private final FuzzHome home;
  private final long seconds;

  /** For the targets of a source tree. */
  public Minimiser(FuzzHome home) {
    this(home, MOST_SECONDS);
  }

  /**
   * For the targets of a source tree.
   *
   * @param seconds after which it gives up to find an input smaller than the last one
   */
  Minimiser(FuzzHome home, long seconds) {
    this.home = home;
    this.seconds = seconds;
  }

  /**
   * Looks for a smaller input with the same finding.
   *
   * @return where it is; a copy of the input if there is none
   * @throws IOException if there is no such input
   */
  public Path minimise(TargetClass target, Path input) throws IOException, InterruptedException {
    Path work = home.work().resolve(target.name()).resolve("minimised");
    Files.createDirectories(work);
    Path smaller = work.resolve(input.getFileName().toString());
    Files.copy(input, smaller, StandardCopyOption.REPLACE_EXISTING);
    new JazzerRun(
            target,
            work,
            new JazzerArguments(home)
                .minimise(target, work, input.toAbsolutePath(), smaller, seconds))
        .run();
    return smaller;
  }
}
