package org.maarg.checks.mutants;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Loads the classes of a directory, and those of ours that are not there. */
public final class MutantLoader extends OursAnew {
  private final Path directory;

  /** A loader of the classes in a directory, and of ours that are not there. */
  public MutantLoader(Path directory) {
    this.directory = directory;
  }

  @Override
  protected Optional<byte[]> octets(String name) throws IOException {
    Path mutated = directory.resolve(fileOf(name));
    return Files.exists(mutated) ? Optional.of(Files.readAllBytes(mutated)) : shipped(name);
  }
}
