package org.maarg.runtime.state;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

// Implements: 5847-3.2-1, 5847-3.2-3
/**
 * The Restart Counter of a node (RFC 5847 3.2), which has to outlive even its sessions. With a
 * state folder it is a number in a file there, one more for each node that begins without the
 * sessions of before; without, the seconds since 1970 at the start stand for it, which grow as well
 * as long as nobody sets the clock back.
 */
public final class RestartCounters {
  /** The file in the state folder: a decimal number and a line feed. */
  static final String FILE = "restart-counter";

  private static final Logger LOG = LoggerFactory.getLogger(RestartCounters.class);
  private static final long GREATEST = 0xffff_ffffL;

  private RestartCounters() {}

  /**
   * The counter of a node that starts now and keeps nothing.
   *
   * @return 0..2^32 - 1
   */
  public static long ofStart(InstantSource clock) {
    LOG.info("no state folder: the time of this start stands for the Restart Counter");
    return clock.instant().getEpochSecond() & GREATEST;
  }

  /**
   * The counter of a node that begins now, with this state folder.
   *
   * @return 0..2^32 - 1
   * @throws StateException if the folder or the file cannot be used
   */
  public static long next(Path folder) {
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
