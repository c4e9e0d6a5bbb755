package org.maarg.runtime.state;

import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * A log in two databases of SQLite: the records, each with its number, and the {@linkplain
 * SqliteSnapshots snapshot}, which says up to which number it stands for them. Records that it
 * stands for are removed little by little, with those that are committed.
 */
public final class SqliteStateLog implements StateLog {
  /** The file in the state folder that has the records. */
  static final String FILE = "sessions.db";

  private static final String TABLE = "record (number INTEGER PRIMARY KEY, octets BLOB NOT NULL)";

  /** So much is written anyway before a snapshot is made, however little there is to keep. */
  private static final long LEAST_OCTETS = 1 << 20;

  /** A snapshot costs as much as it has octets: it is due when the log is longer by this factor. */
  private static final int LOG_PER_SNAPSHOT = 2;

  /** Records that a commit removes at most, beside four for each that it adds. */
  private static final int LEAST_REMOVED = 1_000;

  private static final int REMOVED_PER_RECORD = 4;

  private final SqliteFile file;
  private final SqliteSnapshots snapshots;
  private final List<byte[]> appended = new ArrayList<>();

  /** Of the oldest record that is there, and of the newest; one more and the other, if none is. */
  private long first;

  private long last;
  private long logOctets;

  private SqliteStateLog(SqliteFile file, SqliteSnapshots snapshots) throws SQLException {
    this.file = file;
    this.snapshots = snapshots;
    try (Statement statement = file.database().createStatement()) {
      if (SqliteFile.number(statement, "SELECT count(*) FROM sqlite_schema WHERE name='snapshot'")
          > 0) {
        throw new SQLException("written by a version before, whose snapshots it has in it");
      }
      long newest = SqliteFile.number(statement, "SELECT coalesce(max(number), 0) FROM record");
      if (newest < snapshots.covers()) {
        throw new SQLException("the records behind " + SqliteSnapshots.FILE + " are not in it");
      }
      last = newest;
      first =
          SqliteFile.number(
              statement, "SELECT coalesce(min(number), " + (last + 1) + ") FROM record");
      if (first > snapshots.covers() + 1) {
        throw new SQLException(
            "the snapshot that it goes on from is not in " + SqliteSnapshots.FILE);
      }
      logOctets =
          SqliteFile.number(
              statement,
              "SELECT coalesce(sum(length(octets)), 0) FROM record WHERE number > "
                  + snapshots.covers());
    }
    file.database().commit();
  }

  /**
   * Opens the log of a folder, which is made if it is not there.
   *
   * @throws StateException if a file cannot be used, or another node has it
   */
  public static SqliteStateLog open(Path folder) {
    SqliteFile file = SqliteFile.open(folder, FILE, TABLE);
    try {
      SqliteSnapshots snapshots = SqliteSnapshots.open(folder);
      try {
        return new SqliteStateLog(file, snapshots);
      } catch (SQLException failed) {
        snapshots.close();
        throw file.refused(failed);
      }
    } catch (StateException failed) {
      file.close();
      throw failed;
    }
  }

  @Override
  public Optional<byte[]> snapshot() {
    return snapshots.newest();
  }

  @Override
  public void replay(Consumer<byte[]> record) {
    try (Statement statement = file.database().createStatement();
        ResultSet result =
            statement.executeQuery(
                "SELECT octets FROM record WHERE number > "
                    + snapshots.covers()
                    + " ORDER BY number")) {
      while (result.next()) {
        record.accept(result.getBytes(1));
      }
    } catch (SQLException failed) {
      throw file.refused(failed);
    }
  }

  @Override
  public void append(byte[] record) {
    appended.add(record);
  }

  @Override
  public void commit(Runnable committed) {
    snapshots.check();
    try (PreparedStatement insert =
        file.database().prepareStatement("INSERT INTO record VALUES (?, ?)")) {
      for (byte[] record : appended) {
        last++;
        insert.setLong(1, last);
        insert.setBytes(2, record);
        insert.executeUpdate();
        logOctets += record.length;
      }
      removeCovered();
      file.database().commit();
      appended.clear();
    } catch (SQLException failed) {
      throw file.refused(failed);
    }
    committed.run();
  }

  /** The last record stays: without a snapshot before it, it tells that there was one. */
  private void removeCovered() throws SQLException {
    long removed = Math.max(LEAST_REMOVED, (long) appended.size() * REMOVED_PER_RECORD);
    long end = Math.min(first + removed, Math.min(snapshots.covers() + 1, last));
    if (first < end) {
      try (PreparedStatement delete =
          file.database().prepareStatement("DELETE FROM record WHERE number < ?")) {
        delete.setLong(1, end);
        delete.executeUpdate();
      }
      first = end;
    }
  }

  @Override
  public boolean isLong() {
    return !snapshots.isWriting()
        && logOctets > Math.max(LEAST_OCTETS, LOG_PER_SNAPSHOT * snapshots.octets());
  }

  @Override
  public CompletableFuture<Void> snapshot(Supplier<byte[]> state) {
    logOctets = 0;
    return snapshots.write(state, last);
  }

  @Override
  public void close() {
    try {
      snapshots.close();
    } finally {
      file.close();
    }
  }
}
