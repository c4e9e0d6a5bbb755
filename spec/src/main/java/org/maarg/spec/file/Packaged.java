package org.maarg.spec.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.function.Function;

/** The files of the specification that this class's own archive carries. */
public final class Packaged {
  private static final String FOLDER = "/org/maarg/spec";
  private static final String REQUIREMENTS = FOLDER + "/requirements";

  private Packaged() {}

  /**
   * Reads from them.
   *
   * @param reader gets a folder that stands for the repository's folder {@code spec}; the folder is
   *     gone afterwards
   */
  public static <T> T read(Function<Path, T> reader) {
    URL url = Packaged.class.getResource(REQUIREMENTS);
    if (url == null) {
      throw new IllegalStateException(REQUIREMENTS + " is not on the class path");
    }
    try {
      if (!(url.openConnection() instanceof JarURLConnection archive)) {
        return reader.apply(Path.of(url.toURI()).resolveSibling(""));
      }
      Path jar = Path.of(archive.getJarFileURL().toURI());
      try (FileSystem files = FileSystems.newFileSystem(jar)) {
        return reader.apply(files.getPath(FOLDER));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
