package org.maarg.runtime;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

// Implements: 5847-3.2-1, 5847-3.2-3
/**
 * The Restart Counter of a node (RFC 5847 3.2): the one thing that has to outlive it. With a state
 * folder it is a number in a file there, one more at each start; without, the seconds since 1970 at
 * the start stand for it, which grow as well as long as nobody sets the clock back.
 */
final class RestartCounters {
  /** The file in the state folder: a decimal number and a line feed. */
  static final String FILE = "restart-counter";

  private static final Logger LOG = LoggerFactory.getLogger(RestartCounters.class);
  private static final long GREATEST = 0xffff_ffffL;

  private RestartCounters() {}

  /**
   * The counter of a node that starts now.
   *
   * @return 0..2^32 - 1
   * @throws StateException if the folder or the file cannot be used
   */
  static long next(Optional<Path> folder, InstantSource clock) {
    if (folder.isPresent()) {
      return next(folder.get());
    }
    LOG.info("no state folder: the time of this start stands for the Restart Counter");
    return clock.instant().getEpochSecond() & GREATEST;
  }

  private static long next(Path folder) {
    Path file = folder.resolve(FILE);
    try {
      Files.createDirectories(folder);
      long next = Files.exists(file) ? (read(file) + 1) & GREATEST : 1;
      write(file, next);
      return next;
    } catch (IOException failed) {
      throw new StateException(file + ": cannot be used: " + failed);
    }
  }

  private static long read(Path file) throws IOException {
    String text = Files.readString(file, StandardCharsets.US_ASCII).strip();
    try {
      long value = Long.parseLong(text);
      if (value >= 0 && value <= GREATEST) {
        return value;
      }
    } catch (NumberFormatException noNumber) {
      throw new StateException(file + ": '" + text + "' is no Restart Counter");
    }
    throw new StateException(file + ": " + text + " is not in 0.." + GREATEST);
  }

  /** Whole or not at all, and on the disk before anybody is told. */
  private static void write(Path file, long value) throws IOException {
    Path written = file.resolveSibling(FILE + ".new");
    try (FileChannel out =
        FileChannel.open(
            written,
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            StandardOpenOption.TRUNCATE_EXISTING)) {
      out.write(ByteBuffer.wrap((value + "\n").getBytes(StandardCharsets.US_ASCII)));
      out.force(true);
    }
    Files.move(written, file, StandardCopyOption.ATOMIC_MOVE);
  }
}
