package org.maarg.spec.rfc;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Where the texts of the RFCs lie. They are not in the repository. */
public final class TextFolder {
  /** System property that names the folder. */
  public static final String PROPERTY = "maarg.rfc";

  /** The folder where it is looked for otherwise, from the root of the repository. */
  public static final String USUAL = "../shared/rfc";

  private TextFolder() {}

  /**
   * The folder that {@link #PROPERTY} names, whether it is there or not; else {@link #USUAL} if it
   * is there.
   *
   * @param root the repository's root; empty if there is no repository
   */
  public static Optional<Path> find(Optional<Path> root) {
    String named = System.getProperty(PROPERTY, "");
    if (!named.isEmpty()) {
      return Optional.of(Path.of(named));
    }
    return root.map(it -> it.resolve(USUAL).normalize()).filter(Files::isDirectory);
  }
}
