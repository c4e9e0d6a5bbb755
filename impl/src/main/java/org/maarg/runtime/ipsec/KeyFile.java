package org.maarg.runtime.ipsec;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import org.maarg.wire.Octets;

/** A file that holds a pre-shared key: its octets, without the line feed that editors add. */
final class KeyFile {
  /** The strength of the algorithms that it is for (RFC 7296 2.15). */
  private static final int LEAST_OCTETS = 16;

  private static final int MOST_OCTETS = 1_024;
  private static final Set<PosixFilePermission> OWNERS =
      EnumSet.of(
          PosixFilePermission.OWNER_READ,
          PosixFilePermission.OWNER_WRITE,
          PosixFilePermission.OWNER_EXECUTE);

  private KeyFile() {}

  /**
   * The key in a file.
   *
   * @throws IpsecException if it cannot be read, is too short or too long, or others than its owner
   *     may touch it
   */
  static Octets read(Path file) {
    byte[] octets;
    try {
      if (!OWNERS.containsAll(Files.getPosixFilePermissions(file))) {
        throw new IpsecException(file + ": others than its owner may use it; chmod 600 it");
      }
      if (Files.size(file) > MOST_OCTETS) {
        throw new IpsecException(file + ": has more than " + MOST_OCTETS + " octets");
      }
      octets = Files.readAllBytes(file);
    } catch (IOException | UnsupportedOperationException e) {
      throw new IpsecException(file + ": cannot be read: " + e.getClass().getSimpleName());
    }
    int length = octets.length;
    while (length > 0 && (octets[length - 1] == '\n' || octets[length - 1] == '\r')) {
      length--;
    }
    if (length < LEAST_OCTETS) {
      throw new IpsecException(file + ": a key has at least " + LEAST_OCTETS + " octets");
    }
    return Octets.of(Arrays.copyOf(octets, length));
  }
}
