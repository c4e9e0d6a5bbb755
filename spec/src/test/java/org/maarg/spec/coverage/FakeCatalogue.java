package org.maarg.spec.coverage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.maarg.spec.rfc.FakeText;
import org.maarg.spec.rfc.RfcText;

/**
 * A catalogue that accounts for all of a small text of RFC 8371. In scope are the keywords of
 * section 1 and every sentence of section 2.
 */
final class FakeCatalogue {
  static final String ENTRIES = "spec/requirements/rfc8371.yaml";
  static final String NOT_OURS = "spec/not-ours/doors.yaml";
  static final String SCOPE = "spec/scope.yaml";

  private static final String TEXT =
      FakeText.of(
          8371,
          """
          1.  Doors

             A door MUST be shut.  A door is red.  A host MAY knock.

             It MUST NOT be lost, and MAY be painted.

          1.1.  Locks

             The lock SHOULD be:

             o  oiled

             o  closed

          2.  Windows

             A window has panes.  A pane MUST be clean.

          3.  Roofs

             A roof MUST be tight.

          """);

  private static final RfcText READ = RfcText.of(8371, TEXT);

  private final Path root;

  FakeCatalogue(Path root) {
    this.root = root;
    file("texts/rfc8371.txt", TEXT);
    file(
        SCOPE,
        """
        title: A scope
        rfcs:
          - rfc: 8371
            keywords: ["1"]
            procedure: ["2"]
        """);
    file(
        ENTRIES,
        "rfc: 8371\ntitle: Doors\nentries:\n"
            + entry("8371-1-1", "MUST", digest("A door MUST"))
            + entry("8371-1-2", "MUST NOT", digest("It MUST NOT") + ".1")
            + entry("8371-1-3", "MAY", digest("It MUST NOT") + ".2")
            + entry("8371-1.1-1", "SHOULD", digest("The lock") + ", " + digest("oiled"))
            + entry("8371-1.1-2", "SHOULD", digest("closed"))
            + entry("8371-2-1", "IMPLIED", digest("A window"))
            + entry("8371-2-2", "MUST", digest("A pane")));
    file(
        NOT_OURS,
        """
        rfc: 8371
        not-ours:
          - sentences:
              "1": [%s]
            reason: Hosts are not here.
        """
            .formatted(digest("A host")));
  }

  /** The digest of the sentence that begins so. */
  static String digest(String words) {
    return READ.sentences().stream()
        .filter(it -> it.text().startsWith(words))
        .findFirst()
        .orElseThrow()
        .digest();
  }

  static String entry(String id, String level, String sentences) {
    String section = id.split("-", -1)[1];
    return """
      - id: %s
        section: "%s"
        level: %s
        role: [cmd]
        text: What %s says.
        sentences: [%s]
    """
        .formatted(id, section, level, id, sentences);
  }

  /** Puts other words into a file. */
  FakeCatalogue replace(String path, String old, String by) {
    try {
      String text = Files.readString(root.resolve(path));
      if (!text.contains(old)) {
        throw new IllegalArgumentException(path + " has no " + old);
      }
      return file(path, text.replace(old, by));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  FakeCatalogue file(String path, String text) {
    try {
      Path file = root.resolve(path);
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  CoverageReport report() {
    return CoverageReport.of(Catalogue.read(root), root.resolve("texts"));
  }
}
