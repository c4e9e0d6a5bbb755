package org.maarg.spec;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.maarg.spec.requirement.Requirements;

/**
 * A small repository to try things on. Its requirements are, of RFC 8885, 3-1 (IMPLIED), 3-2 (MUST)
 * and 3.1-1 (MAY); of each other RFC, 1-1 (IMPLIED).
 */
public final class FakeRepository {
  public static final String CODE = "impl/src/main/java/org/maarg/protocol/Cmd.java";
  public static final String TEST = "impl/src/test/java/org/maarg/protocol/CmdTest.java";

  private final Path root;

  public FakeRepository(Path root) {
    this.root = root;
    for (int rfc : Requirements.RFCS) {
      requirements(rfc, entry(rfc + "-1-1", "IMPLIED"));
    }
    requirements(
        8885,
        entry("8885-3-1", "IMPLIED") + entry("8885-3-2", "MUST") + entry("8885-3.1-1", "MAY"));
  }

  public Path root() {
    return root;
  }

  public FakeRepository requirements(int rfc, String entries) {
    return requirements("rfc" + rfc + ".yaml", rfc, entries);
  }

  public FakeRepository requirements(String name, int rfc, String entries) {
    return file(
        "spec/requirements/" + name, "rfc: " + rfc + "\ntitle: An RFC\nentries:\n" + entries);
  }

  public static String entry(String id, String level) {
    String section = id.split("-", -1)[1];
    return """
      - id: %s
        section: "%s"
        level: %s
        role: [cmd]
        text: >-
          Something is done.
    """
        .formatted(id, section, level);
  }

  /** Code and test that cite whatever the gate asks for. */
  public FakeRepository covered() {
    return file(CODE, implementing("8885-3-1, 8885-3-2"))
        .file(TEST, verifying("8885-3-1, 8885-3-2"));
  }

  public FakeRepository file(String path, String text) {
    try {
      Path file = root.resolve(path);
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Put together, so that the gate does not take this very file for one that cites. */
  public static String implementing(String ids) {
    return "// Implements" + ": " + ids + "\n";
  }

  /** Put together, so that the gate does not take this very file for one that cites. */
  public static String verifying(String ids) {
    return "// Verifies" + ": " + ids + "\n";
  }
}
