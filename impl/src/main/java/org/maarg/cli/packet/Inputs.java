package org.maarg.cli.packet;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.maarg.cli.CliException;
import org.maarg.wire.Octets;

/** What the user names to be read; {@code -} is standard input. */
final class Inputs {
  /** Names standard input. */
  static final String STANDARD_INPUT = "-";

  private Inputs() {}

  /** A file to read. */
  static InputStream open(Path file) throws IOException {
    if (file.toString().equals(STANDARD_INPUT)) {
      return System.in;
    }
    if (Files.isDirectory(file)) {
      throw CliException.usage(file.toString(), "is a folder");
    }
    return new BufferedInputStream(Files.newInputStream(file));
  }

  /** All of a text file. */
  static String text(Path file) {
    try (InputStream in = open(file)) {
      byte[] octets = in.readAllBytes();
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(octets)).toString();
    } catch (CharacterCodingException e) {
      throw CliException.usage(file.toString(), "is not UTF-8 text");
    } catch (IOException e) {
      throw CliException.file(file, e);
    }
  }

  /** Hexadecimal digits, with any blanks and colons between them. */
  static Octets hex(String text) {
    StringBuilder digits = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < 0x80 && Character.digit(c, 16) >= 0) {
        digits.append(c);
      } else if (c != ':' && !Character.isWhitespace(c)) {
        String reason = "character " + (i + 1) + ", '" + c + "', is no hexadecimal digit";
        throw CliException.usage("--hex", reason);
      }
    }
    if (digits.length() % 2 != 0) {
      throw CliException.usage("--hex", "an odd number of digits: " + digits.length());
    }
    return Octets.ofHex(digits.toString());
  }
}
