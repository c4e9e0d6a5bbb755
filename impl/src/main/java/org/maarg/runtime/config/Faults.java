package org.maarg.runtime.config;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.regex.Pattern;

/** Why something failed, in words for whoever runs the program: no class names. */
public final class Faults {
  private static final Pattern CLASS_NAME =
      Pattern.compile("\\b[a-z]\\w*(\\.[a-z]\\w*)*\\.[A-Z]\\w*");
  private static final String UNKNOWN = "no reason is given";

  private Faults() {}

  /** Why reading or writing failed, without the name of the file. */
  public static String reasonOf(IOException cause) {
    if (cause instanceof NoSuchFileException) {
      return "no such file or folder";
    } else if (cause instanceof AccessDeniedException) {
      return "permission denied";
    } else if (cause instanceof FileAlreadyExistsException) {
      return "is there already";
    } else if (cause instanceof NotDirectoryException) {
      return "is not a folder";
    } else if (cause instanceof CharacterCodingException) {
      return "is not UTF-8";
    } else if (cause instanceof FileSystemException it && it.getReason() != null) {
      return it.getReason();
    }
    String message = cause.getMessage();
    return message == null ? "cannot be read or written" : message;
  }

  /**
   * What a failure says of itself. A message that the Java machine made of names of the code is for
   * a stack trace, and nothing is said then.
   */
  public static String reasonOf(Throwable cause) {
    if (cause instanceof IOException io) {
      return reasonOf(io);
    }
    String message = cause.getMessage();
    return message == null || message.isBlank() || CLASS_NAME.matcher(message).find()
        ? UNKNOWN
        : message;
  }
}
