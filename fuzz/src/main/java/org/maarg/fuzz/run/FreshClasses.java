package org.maarg.fuzz.run;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.maarg.checks.mutants.OursAnew;
import org.maarg.fuzz.TargetClass;

/** Classes of ours that are loaded anew, changed or not, for targets to run in. */
public final class FreshClasses extends OursAnew {
  /** Says what a class is to be. */
  public interface Change {
    /** The octets to define instead of these. */
    byte[] apply(String name, byte[] octets) throws IOException;
  }

  private final Change change;

  /** Classes changed like this. */
  public FreshClasses(Change change) {
    this.change = change;
  }

  /** Classes of which those that are in a folder come from there. */
  public static FreshClasses changedBy(Path folder) {
    return new FreshClasses(
        (name, octets) -> {
          Path changed = folder.resolve(fileOf(name));
          return Files.exists(changed) ? Files.readAllBytes(changed) : octets;
        });
  }

  @Override
  protected Optional<byte[]> octets(String name) throws IOException {
    Optional<byte[]> shipped = shipped(name);
    return shipped.isEmpty() ? shipped : Optional.of(change.apply(name, shipped.get()));
  }

  /**
   * Runs a target in these classes.
   *
   * @throws Throwable what the target throws
   */
  public void run(TargetClass target, byte[] octets) throws Throwable {
    try {
      loadClass(target.type().getName())
          .getMethod("fuzzerTestOneInput", byte[].class)
          .invoke(null, (Object) octets);
    } catch (InvocationTargetException thrown) {
      throw thrown.getCause() == null ? thrown : thrown.getCause();
    }
  }
}
