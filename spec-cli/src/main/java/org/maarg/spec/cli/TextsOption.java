package org.maarg.spec.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.maarg.cli.CliException;
import org.maarg.spec.Trace;
import org.maarg.spec.coverage.Catalogue;
import org.maarg.spec.rfc.TextFolder;
import picocli.CommandLine.Option;

/** Where the texts are. */
final class TextsOption {
  private static final String NAME = "--rfc";

  @Option(
      names = NAME,
      paramLabel = "DIR",
      description =
          "Folder with the texts, a file rfc<number>.txt of each RFC. Default: the system property "
              + TextFolder.PROPERTY
              + ", else "
              + TextFolder.USUAL
              + " beside the source tree.")
  private Optional<Path> named = Optional.empty();

  TextsOption() {}

  /** The folder, which may not exist if the user named it. */
  Path folder() {
    return named
        .or(() -> TextFolder.find(root()))
        .orElseThrow(
            () ->
                CliException.usage(
                    NAME, "no folder with the texts of the RFCs is named, and none is found"));
  }

  /** The catalogue of the source tree that the user is in, else the one that maarg carries. */
  static Catalogue catalogue() {
    return root().map(Catalogue::read).orElseGet(Catalogue::packaged);
  }

  private static Optional<Path> root() {
    return Trace.root(Path.of(""));
  }
}
