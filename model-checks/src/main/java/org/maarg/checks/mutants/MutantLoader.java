package org.maarg.checks.mutants;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Loads every class of ours anew, those of a directory first; everything else is shared. */
public final class MutantLoader extends ClassLoader {
  private static final String OURS = "org.maarg.";

  private final Path directory;

  /** A loader of the classes in a directory, and of ours that are not there. */
  public MutantLoader(Path directory) {
    super(MutantLoader.class.getClassLoader());
    this.directory = directory;
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
    String file = name.replace('.', '/') + ".class";
    Path mutated = directory.resolve(file);
    try (InputStream in =
        Files.exists(mutated)
            ? Files.newInputStream(mutated)
            : getParent().getResourceAsStream(file)) {
      if (in == null) {
        throw new ClassNotFoundException(name);
      }
      byte[] octets = in.readAllBytes();
      return defineClass(name, octets, 0, octets.length);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
