package org.maarg.checks.explore;

import it.unimi.dsi.fastutil.ints.IntList;
import it.unimi.dsi.fastutil.longs.LongList;
import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * Writes what a search has found so far; the file of before is there until the new one is whole.
 */
final class SearchWriter implements AutoCloseable {
  static final int MAGIC = 0x6d616172;
  private static final int BUFFER = 1 << 20;

  private final Path file;
  private final Path part;
  private final DataOutputStream out;

  /**
   * Begins a file.
   *
   * @param of what is searched; only the same goes on with it
   */
  SearchWriter(Path file, String of) throws IOException {
    this.file = file;
    this.part = file.resolveSibling(file.getFileName() + ".part");
    Files.createDirectories(file.toAbsolutePath().getParent());
    this.out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(part), BUFFER));
    out.writeInt(MAGIC);
    out.writeUTF(of);
  }

  void longs(LongList values) throws IOException {
    out.writeInt(values.size());
    for (int i = 0; i < values.size(); i++) {
      out.writeLong(values.getLong(i));
    }
  }

  void ints(IntList values) throws IOException {
    out.writeInt(values.size());
    for (int i = 0; i < values.size(); i++) {
      out.writeInt(values.getInt(i));
    }
  }

  void number(long value) throws IOException {
    out.writeLong(value);
  }

  void text(String value) throws IOException {
    out.writeUTF(value);
  }

  /** Puts the file in its place. */
  void done() throws IOException {
    out.writeInt(MAGIC);
    out.close();
    Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  @Override
  public void close() throws IOException {
    out.close();
    Files.deleteIfExists(part);
  }
}
