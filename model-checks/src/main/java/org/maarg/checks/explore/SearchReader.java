package org.maarg.checks.explore;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.longs.LongArrayList;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads what {@link SearchWriter} has written. */
final class SearchReader implements AutoCloseable {
  private static final int BUFFER = 1 << 20;

  private final Path file;
  private final long octets;
  private final DataInputStream in;

  SearchReader(Path file) throws IOException {
    this.file = file;
    this.octets = Files.size(file);
    this.in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file), BUFFER));
  }

  /**
   * Reads how it begins.
   *
   * @param of what is searched
   * @throws SavedSearchException if the file is of another search, or of none
   */
  void begin(String of) throws IOException {
    require(in.readInt() == SearchWriter.MAGIC, "holds no search");
    require(in.readUTF().equals(of), "is of other sources, of other bounds or in another order");
  }

  private void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new SavedSearchException(file, otherwise);
    }
  }

  LongArrayList longs() throws IOException {
    int size = size(Long.BYTES);
    require(size > 0, "has no states");
    LongArrayList values = new LongArrayList(size);
    for (int i = 0; i < size; i++) {
      values.add(in.readLong());
    }
    return values;
  }

  IntArrayList ints() throws IOException {
    int size = size(Integer.BYTES);
    IntArrayList values = new IntArrayList(size);
    for (int i = 0; i < size; i++) {
      values.add(in.readInt());
    }
    return values;
  }

  /** So many numbers and no others. */
  IntArrayList ints(int wanted) throws IOException {
    IntArrayList values = ints();
    require(values.size() == wanted, "has lists of different lengths");
    return values;
  }

  private int size(int each) throws IOException {
    int size = in.readInt();
    require(size >= 0 && (long) size * each <= octets, "is cut off");
    return size;
  }

  long number() throws IOException {
    return in.readLong();
  }

  String text() throws IOException {
    return in.readUTF();
  }

  /** The number itself, if it is from 0 to below a limit. */
  int below(int number, int limit) {
    require(number >= 0 && number < limit, "names what is not there");
    return number;
  }

  /** To be called behind the last of it. */
  void end() throws IOException {
    require(in.readInt() == SearchWriter.MAGIC && in.read() < 0, "does not end where it should");
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
