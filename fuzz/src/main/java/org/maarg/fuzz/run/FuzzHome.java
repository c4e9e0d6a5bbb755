package org.maarg.fuzz.run;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.maarg.cli.CliException;
import org.maarg.fuzz.TargetClass;

/** Where the inputs of the module {@code fuzz} are in the source tree. */
public final class FuzzHome {
  private final Path root;

  /** The module at a folder. */
  public FuzzHome(Path root) {
    this.root = root;
  }

  /**
   * The module that these classes were built in.
   *
   * @throws CliException if they are not in a source tree
   */
  public static FuzzHome ofTheseClasses() {
    try {
      return around(
          Path.of(FuzzHome.class.getProtectionDomain().getCodeSource().getLocation().toURI()));
    } catch (URISyntaxException broken) {
      throw new IllegalStateException(broken);
    }
  }

  /** The module that was built to {@code target/classes} or {@code target/maarg-fuzz-*.jar}. */
  static FuzzHome around(Path built) {
    Path root = built.resolve("../..").normalize();
    if (!Files.isRegularFile(root.resolve("pom.xml"))) {
      throw CliException.withoutSources();
    }
    return new FuzzHome(root);
  }

  /** The module's folder. */
  public Path root() {
    return root;
  }

  /** The committed inputs of a target; need not be there. */
  public Path corpus(TargetClass target) {
    return root.resolve("corpus").resolve(target.name());
  }

  /** The inputs by which a target once found something; need not be there. */
  public Path regressions(TargetClass target) {
    return root.resolve("regressions").resolve(target.name());
  }

  /** All folders with inputs of a target that are there, that of a run first. */
  List<Path> inputs(TargetClass target, Path corpus) {
    return Stream.of(corpus, corpus(target), regressions(target))
        .filter(Files::isDirectory)
        .toList();
  }

  /** Words of the protocol for the mutator. */
  public Path dictionary() {
    return root.resolve("dictionaries").resolve("mobility.dict");
  }

  /** Where runs leave their corpora, logs and findings. */
  public Path work() {
    return root.resolve("target").resolve("fuzz");
  }
}
