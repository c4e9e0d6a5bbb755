package org.maarg.runtime.state;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.h2.mvstore.type.ByteArrayDataType;
import org.h2.mvstore.type.LongDataType;

/**
 * A log in a file of its own, an MVStore of H2. Each commit is a version of the store, written
 * behind what is there and on the disk when it counts; a file whose end was not written whole is
 * read as it was at the commit before.
 */
public final class MvStateLog implements StateLog {
  /** The file in the state folder. */
  static final String FILE = "sessions.mv";

  /** Of a snapshot in one piece of the file. */
  private static final int PIECE_OCTETS = 64 * 1024;

  /** So much is written anyway before a snapshot is made, however little there is to keep. */
  private static final long LEAST_OCTETS = 1 << 20;

  /** A snapshot costs as much as it has octets: it is due when the log is longer by this factor. */
  private static final int LOG_PER_SNAPSHOT = 2;

  /**
   * How long the file keeps what no version needs any more. Every commit is on the disk before the
   * next is begun, so that no time has to pass before the disk has it; a little is left to doubt.
   */
  private static final int RETENTION_MILLIS = 1_000;

  private final Path file;
  private final MVStore store;
  private final MVMap<Long, byte[]> records;
  private final MVMap<Long, byte[]> pieces;
  private long next;
  private long logOctets;
  private long snapshotOctets;

  private MvStateLog(Path file, MVStore store) {
    this.file = file;
    this.store = store;
    this.records = map(store, "records");
    this.pieces = map(store, "snapshot");
    this.next = records.isEmpty() ? 0 : records.lastKey() + 1;
    this.logOctets = octetsIn(records);
    this.snapshotOctets = octetsIn(pieces);
  }

  private static MVMap<Long, byte[]> map(MVStore store, String name) {
    return store.openMap(
        name,
        new MVMap.Builder<Long, byte[]>()
            .keyType(LongDataType.INSTANCE)
            .valueType(ByteArrayDataType.INSTANCE));
  }

  private static long octetsIn(MVMap<Long, byte[]> map) {
    long sum = 0;
    for (byte[] value : map.values()) {
      sum += value.length;
    }
    return sum;
  }

  /**
   * Opens the log of a folder, which is made if it is not there.
   *
   * @throws StateException if the file cannot be used, or another node has it
   */
  public static MvStateLog open(Path folder) {
    Path file = folder.resolve(FILE);
    try {
      Files.createDirectories(folder);
    } catch (IOException failed) {
      throw new StateException(folder + ": cannot be used: " + failed);
    }
    return guarded(file, () -> new MvStateLog(file, store(file)));
  }

  private static MVStore store(Path file) {
    MVStore store =
        new MVStore.Builder().fileName(file.toString()).autoCommitDisabled().cacheSize(1).open();
    store.setRetentionTime(RETENTION_MILLIS);
    store.setVersionsToKeep(0);
    return store;
  }

  private static <T> T guarded(Path file, Supplier<T> action) {
    try {
      return action.get();
    } catch (MVStoreException failed) {
      throw new StateException(file + ": " + inWords(failed));
    }
  }

  private static String inWords(MVStoreException failed) {
    return switch (failed.getErrorCode()) {
      case DataUtils.ERROR_FILE_LOCKED -> "another node has it open";
      case DataUtils.ERROR_FILE_CORRUPT, DataUtils.ERROR_UNSUPPORTED_FORMAT ->
          "is damaged, or of something else: " + failed.getMessage();
      default -> "cannot be used: " + failed.getMessage();
    };
  }

  private void guarded(Runnable action) {
    guarded(
        file,
        () -> {
          action.run();
          return null;
        });
  }

  @Override
  public Optional<byte[]> snapshot() {
    if (pieces.isEmpty()) {
      return Optional.empty();
    }
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    guarded(() -> pieces.values().forEach(whole::writeBytes));
    return Optional.of(whole.toByteArray());
  }

  @Override
  public void replay(Consumer<byte[]> record) {
    Iterator<Long> keys = records.keyIterator(null);
    while (keys.hasNext()) {
      record.accept(records.get(keys.next()));
    }
  }

  @Override
  public void append(byte[] record) {
    guarded(() -> records.append(next, record));
    next++;
    logOctets += record.length;
  }

  @Override
  public void commit(Runnable committed) {
    guarded(this::force);
    committed.run();
  }

  /** On the disk when this returns. */
  private void force() {
    store.commit();
    store.sync();
  }

  @Override
  public boolean isLong() {
    return logOctets > Math.max(LEAST_OCTETS, LOG_PER_SNAPSHOT * snapshotOctets);
  }

  @Override
  public void snapshot(byte[] state) {
    guarded(
        () -> {
          records.clear();
          pieces.clear();
          for (int from = 0; from < state.length; from += PIECE_OCTETS) {
            int end = Math.min(state.length, from + PIECE_OCTETS);
            pieces.append((long) from, Arrays.copyOfRange(state, from, end));
          }
          force();
        });
    logOctets = 0;
    snapshotOctets = state.length;
  }

  @Override
  public void close() {
    // Not close(), which would commit what nobody was told of, and tidy up at length.
    guarded(
        () -> {
          store.rollback();
          store.closeImmediately();
        });
  }
}
