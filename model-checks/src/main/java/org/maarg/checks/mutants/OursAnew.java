package org.maarg.checks.mutants;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;

/**
 * Loads every class of ours anew, changed or not; everything else is shared. What runs in such
 * classes knows nothing of those of the running program.
 */
public abstract class OursAnew extends ClassLoader {
  private static final String OURS = "org.maarg.";

  /** Beside the classes of the running program. */
  protected OursAnew() {
    super(OursAnew.class.getClassLoader());
  }

  /** Whether a class of ours is one to load anew. */
  protected boolean isAnew(String name) {
    return true;
  }

  /** The octets to define a class by; nothing if there is no such class. */
  protected abstract Optional<byte[]> octets(String name) throws IOException;

  /** Its octets in the running program. */
  protected final Optional<byte[]> shipped(String name) throws IOException {
    try (InputStream in = getParent().getResourceAsStream(fileOf(name))) {
      return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
    }
  }

  /** Where a class is below a folder of classes. */
  protected static String fileOf(String name) {
    return name.replace('.', '/') + ".class";
  }

  @Override
  protected final Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    synchronized (getClassLoadingLock(name)) {
      if (!name.startsWith(OURS) || !isAnew(name)) {
        return super.loadClass(name, resolve);
      }
      Class<?> loaded = findLoadedClass(name);
      return loaded == null ? define(name) : loaded;
    }
  }

  private Class<?> define(String name) throws ClassNotFoundException {
    try {
      byte[] octets = octets(name).orElseThrow(() -> new ClassNotFoundException(name));
      return defineClass(name, octets, 0, octets.length);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
