package org.maarg.mutation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Of a source file, so that a record tells whether it is of today's. */
final class Digest {
  /** In hexadecimal digits; chance is all that it has to withstand. */
  private static final int LENGTH = 16;

  private Digest() {}

  /** Nothing if the file is gone. */
  static String of(Path file) throws IOException {
    if (!Files.exists(file)) {
      return "";
    }
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
      return HexFormat.of().formatHex(digest).substring(0, LENGTH);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
