package org.maarg.fuzz.run;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.maarg.fuzz.TargetClass;

/**
 * Loads every class of ours anew, changed or not; everything else is shared. Targets that run in
 * such classes know nothing of those of the running program.
 */
public final class FreshClasses extends ClassLoader {
  private static final String OURS = "org.maarg.";

  /** Says what a class is to be. */
  public interface Change {
    /** The octets to define instead of these. */
    byte[] apply(String name, byte[] octets) throws IOException;
  }

  private final Change change;

  /** Classes changed like this. */
  public FreshClasses(Change change) {
    super(FreshClasses.class.getClassLoader());
    this.change = change;
  }

  /** Classes of which those that are in a folder come from there. */
  public static FreshClasses changedBy(Path folder) {
    return new FreshClasses(
        (name, octets) -> {
          Path changed = folder.resolve(name.replace('.', '/') + ".class");
          return Files.exists(changed) ? Files.readAllBytes(changed) : octets;
        });
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    synchronized (getClassLoadingLock(name)) {
      if (!name.startsWith(OURS)) {
        return super.loadClass(name, resolve);
      }
      Class<?> loaded = findLoadedClass(name);
      return loaded == null ? define(name) : loaded;
    }
  }

  private Class<?> define(String name) throws ClassNotFoundException {
    try (InputStream in = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
      if (in == null) {
        throw new ClassNotFoundException(name);
      }
      byte[] octets = change.apply(name, in.readAllBytes());
      return defineClass(name, octets, 0, octets.length);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
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
