package org.maarg.checks.mutation;

import java.util.function.BiFunction;

/**
 * Loads the core and what runs on it anew, the core as somebody has changed it. What the core
 * stands on is shared, as is everything that is not ours.
 */
final class CoreLoader extends ClassLoader {
  private static final String OURS = "org.maarg.";
  private static final String BELOW = "org.maarg.wire.";

  private final BiFunction<String, byte[], byte[]> change;

  /**
   * A loader.
   *
   * @param change gets the name of a class of the core and its octets, and gives others
   */
  CoreLoader(BiFunction<String, byte[], byte[]> change) {
    super(CoreLoader.class.getClassLoader());
    this.change = change;
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    synchronized (getClassLoadingLock(name)) {
      if (!name.startsWith(OURS) || name.startsWith(BELOW)) {
        return super.loadClass(name, resolve);
      }
      Class<?> loaded = findLoadedClass(name);
      return loaded == null ? define(name) : loaded;
    }
  }

  private Class<?> define(String name) throws ClassNotFoundException {
    byte[] shipped = CoreClasses.octets(name).orElseThrow(() -> new ClassNotFoundException(name));
    boolean core = name.startsWith(CoreClasses.CORE);
    byte[] octets = core ? change.apply(name, shipped) : shipped;
    return defineClass(name, octets, 0, octets.length);
  }
}
