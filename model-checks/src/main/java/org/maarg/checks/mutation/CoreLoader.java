package org.maarg.checks.mutation;

import java.io.IOException;
import java.util.Optional;
import java.util.function.BiFunction;
import org.maarg.checks.mutants.OursAnew;

/**
 * Loads the core and what runs on it anew, the core as somebody has changed it. What the core
 * stands on is shared.
 */
final class CoreLoader extends OursAnew {
  private static final String BELOW = "org.maarg.wire.";

  private final BiFunction<String, byte[], byte[]> change;

  /**
   * A loader.
   *
   * @param change gets the name of a class of the core and its octets, and gives others
   */
  CoreLoader(BiFunction<String, byte[], byte[]> change) {
    this.change = change;
  }

  @Override
  protected boolean isAnew(String name) {
    return !name.startsWith(BELOW);
  }

  @Override
  protected Optional<byte[]> octets(String name) throws IOException {
    Optional<byte[]> shipped = shipped(name);
    return name.startsWith(CoreClasses.CORE) ? shipped.map(it -> change.apply(name, it)) : shipped;
  }
}
