package org.maarg.spec.file;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** Why a file cannot be read, in words. */
public final class Unreadable {
  private Unreadable() {}

  /** The reason, after which nothing needs to follow; without the file's name. */
  public static String because(IOException cause) {
    if (cause instanceof NoSuchFileException) {
      return "cannot be read: there is no such file";
    } else if (cause instanceof AccessDeniedException) {
      return "cannot be read: permission denied";
    } else if (cause instanceof CharacterCodingException) {
      return "is no text in UTF-8";
    }
    String reason =
        cause instanceof FileSystemException file ? file.getReason() : cause.getMessage();
    return "cannot be read" + (reason == null ? "" : ": " + reason);
  }
}
