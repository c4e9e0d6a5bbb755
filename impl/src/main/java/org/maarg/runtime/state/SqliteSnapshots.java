package org.maarg.runtime.state;

import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * The newest snapshot of a node, in a file beside its records, and written on a thread of its own:
 * records are committed meanwhile. It tells how many records it stands for, so that it counts from
 * the moment when it is on the disk, whichever of them have been removed by then.
 */
final class SqliteSnapshots implements AutoCloseable {
  /** The file in the state folder. */
  static final String FILE = "snapshot.db";

  private static final String TABLE =
      "snapshot (number INTEGER PRIMARY KEY, covers INTEGER NOT NULL, octets BLOB NOT NULL)";

  private final SqliteFile file;
  private final ExecutorService writer =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread thread = new Thread(task, "maarg-snapshot");
            thread.setDaemon(true);
            return thread;
          });

  /** Of the newest snapshot that is on the disk. */
  private volatile long covers;

  private volatile long octets;
  private volatile boolean writing;
  private volatile Optional<StateException> failure = Optional.empty();

  private SqliteSnapshots(SqliteFile file) throws SQLException {
    this.file = file;
    try (Statement statement = file.database().createStatement()) {
      covers = SqliteFile.number(statement, "SELECT covers FROM snapshot");
      octets = SqliteFile.number(statement, "SELECT length(octets) FROM snapshot");
    }
    file.database().commit();
  }

  /**
   * Opens the snapshots of a folder.
   *
   * @throws StateException if the file cannot be used
   */
  static SqliteSnapshots open(Path folder) {
    SqliteFile file = SqliteFile.open(folder, FILE, TABLE);
    try {
      return new SqliteSnapshots(file);
    } catch (SQLException failed) {
      file.close();
      throw file.refused(failed);
    }
  }

  /** The snapshot, to be asked for before one is written. */
  Optional<byte[]> newest() {
    try (Statement statement = file.database().createStatement();
        ResultSet result = statement.executeQuery("SELECT octets FROM snapshot")) {
      return result.next() ? Optional.of(result.getBytes(1)) : Optional.empty();
    } catch (SQLException failed) {
      throw file.refused(failed);
    }
  }

  /** The number of the last record that the snapshot on the disk stands for; 0 for none. */
  long covers() {
    return covers;
  }

  /** How large it is. */
  long octets() {
    return octets;
  }

  /** True if one is on its way to the disk. */
  boolean isWriting() {
    return writing;
  }

  /** Throws if one could not be written. */
  void check() {
    if (failure.isPresent()) {
      throw failure.get();
    }
  }

  /** Writes one, behind those that are being written. */
  CompletableFuture<Void> write(Supplier<byte[]> state, long standsFor) {
    writing = true;
    return CompletableFuture.runAsync(() -> writeNow(state, standsFor), writer);
  }

  private void writeNow(Supplier<byte[]> state, long standsFor) {
    try (PreparedStatement replace =
        file.database().prepareStatement("REPLACE INTO snapshot VALUES (0, ?, ?)")) {
      byte[] whole = state.get();
      replace.setLong(1, standsFor);
      replace.setBytes(2, whole);
      replace.executeUpdate();
      file.database().commit();
      octets = whole.length;
      covers = standsFor;
      writing = false;
    } catch (SQLException failed) {
      throw failed(file.refused(failed));
    } catch (RuntimeException | OutOfMemoryError failed) {
      throw failed(new StateException("a snapshot cannot be made: " + failed));
    }
  }

  private StateException failed(StateException why) {
    failure = Optional.of(why);
    return why;
  }

  /** What is being written is waited for. */
  @Override
  public void close() {
    writer.shutdown();
    try {
      if (!writer.awaitTermination(1, TimeUnit.MINUTES)) {
        throw new StateException("a snapshot does not get onto the disk");
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new StateException("stopped while a snapshot was written");
    }
    file.close();
  }
}
