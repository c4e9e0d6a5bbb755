package org.maarg.site.page;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The files of a site by their paths, in their order. */
public final class Pages {
  private final SortedMap<String, byte[]> files = new TreeMap<>();

  /** No file yet. */
  public Pages() {}

  /**
   * Adds a file.
   *
   * @param path from the site's root, with slashes
   * @throws IllegalStateException if there is one of this path: two things would share an address
   */
  public void put(String path, byte[] octets) {
    if (files.put(path, octets) != null) {
      throw new IllegalStateException("two files of the site are called " + path);
    }
  }

  /** Adds a file of text. */
  public void put(String path, String text) {
    put(path, text.getBytes(StandardCharsets.UTF_8));
  }

  /** All files. */
  public SortedMap<String, byte[]> files() {
    return Collections.unmodifiableSortedMap(files);
  }

  /**
   * Writes all files; what else is in the folder stays.
   *
   * @throws IOException if one cannot be written
   */
  public void write(Path folder) throws IOException {
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      Path path = folder.resolve(file.getKey());
      Files.createDirectories(path.resolveSibling(""));
      Files.write(path, file.getValue());
    }
  }
}
