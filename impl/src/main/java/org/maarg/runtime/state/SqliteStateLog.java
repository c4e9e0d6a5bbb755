package org.maarg.runtime.state;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteErrorCode;

/**
 * A log in a file of its own, a database of SQLite. What is committed is in its write-ahead log, on
 * the disk, before that is told; what was not written whole has a checksum that is wrong, and is
 * left out when the file is opened.
 */
public final class SqliteStateLog implements StateLog {
  /** The file in the state folder. */
  static final String FILE = "sessions.db";

  /** Says what the file is, among those of SQLite: "marg". */
  private static final int APPLICATION = 0x6d61_7267;

  /** So much is written anyway before a snapshot is made, however little there is to keep. */
  private static final long LEAST_OCTETS = 1 << 20;

  /** A snapshot costs as much as it has octets: it is due when the log is longer by this factor. */
  private static final int LOG_PER_SNAPSHOT = 2;

  private static final String LIBRARIES = "org.sqlite.tmpdir";

  private final Path file;
  private final Connection database;
  private final List<byte[]> appended = new ArrayList<>();
  private long logOctets;
  private long snapshotOctets;

  private SqliteStateLog(Path file, Connection database) throws SQLException {
    this.file = file;
    this.database = database;
    try (Statement statement = database.createStatement()) {
      begin(statement);
      logOctets = sum(statement, "record");
      snapshotOctets = sum(statement, "snapshot");
    }
    database.commit();
  }

  /** Takes the file for this node alone, and makes the tables if it is new. */
  private static void begin(Statement statement) throws SQLException {
    int application = number(statement, "PRAGMA application_id");
    int tables = number(statement, "SELECT count(*) FROM sqlite_schema");
    if (application != APPLICATION && tables > 0) {
      throw new SQLException("a database of something else");
    }
    statement.execute("PRAGMA application_id = " + APPLICATION);
    statement.execute(
        "CREATE TABLE IF NOT EXISTS record (number INTEGER PRIMARY KEY, octets BLOB NOT NULL)");
    statement.execute(
        "CREATE TABLE IF NOT EXISTS snapshot (number INTEGER PRIMARY KEY, octets BLOB NOT NULL)");
  }

  private static int number(Statement statement, String query) throws SQLException {
    try (ResultSet result = statement.executeQuery(query)) {
      return result.next() ? result.getInt(1) : 0;
    }
  }

  private static long sum(Statement statement, String table) throws SQLException {
    try (ResultSet result =
        statement.executeQuery("SELECT coalesce(sum(length(octets)), 0) FROM " + table)) {
      return result.next() ? result.getLong(1) : 0;
    }
  }

  /**
   * Opens the log of a folder, which is made if it is not there.
   *
   * @throws StateException if the file cannot be used, or another node has it
   */
  public static SqliteStateLog open(Path folder) {
    Path file = folder.resolve(FILE);
    try {
      Files.createDirectories(folder);
      placeLibrary(folder);
    } catch (IOException failed) {
      throw new StateException(folder + ": cannot be used: " + failed);
    }
    Optional<Connection> opened = Optional.empty();
    try {
      opened = Optional.of(connect(file));
      return new SqliteStateLog(file, opened.get());
    } catch (SQLException failed) {
      opened.ifPresent(SqliteStateLog::abandon);
      throw refused(file, failed);
    }
  }

  private static Connection connect(Path file) throws SQLException {
    SQLiteConfig config = new SQLiteConfig();
    config.setJournalMode(SQLiteConfig.JournalMode.WAL);
    config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
    config.setLockingMode(SQLiteConfig.LockingMode.EXCLUSIVE);
    config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
    config.setBusyTimeout(0);
    Connection database = config.createConnection("jdbc:sqlite:" + file);
    database.setAutoCommit(false);
    return database;
  }

  private static void abandon(Connection database) {
    try {
      database.close();
    } catch (SQLException unused) {
      // What made it useless is told.
      assert unused != null;
    }
  }

  /**
   * SQLite's library is unpacked into the state folder, unless the operator has said where, and
   * what a program that was killed has left of it is removed: elsewhere it would pile up.
   */
  private static void placeLibrary(Path folder) throws IOException {
    if (System.getProperty(LIBRARIES) != null) {
      return;
    }
    try (DirectoryStream<Path> left = Files.newDirectoryStream(folder, "sqlite-*sqlitejdbc*")) {
      for (Path library : left) {
        Files.deleteIfExists(library);
      }
    }
    System.setProperty(LIBRARIES, folder.toAbsolutePath().toString());
  }

  private static StateException refused(Path file, SQLException failed) {
    int code = failed.getErrorCode() & 0xff;
    String why =
        code == SQLiteErrorCode.SQLITE_BUSY.code
            ? "another node has it open"
            : "cannot be used: " + failed.getMessage();
    return new StateException(file + ": " + why);
  }

  @Override
  public Optional<byte[]> snapshot() {
    try (Statement statement = database.createStatement();
        ResultSet result = statement.executeQuery("SELECT octets FROM snapshot")) {
      return result.next() ? Optional.of(result.getBytes(1)) : Optional.empty();
    } catch (SQLException failed) {
      throw refused(file, failed);
    }
  }

  @Override
  public void replay(Consumer<byte[]> record) {
    try (Statement statement = database.createStatement();
        ResultSet result = statement.executeQuery("SELECT octets FROM record ORDER BY number")) {
      while (result.next()) {
        record.accept(result.getBytes(1));
      }
    } catch (SQLException failed) {
      throw refused(file, failed);
    }
  }

  @Override
  public void append(byte[] record) {
    appended.add(record);
  }

  @Override
  public void commit(Runnable committed) {
    try (PreparedStatement insert =
        database.prepareStatement("INSERT INTO record (octets) VALUES (?)")) {
      for (byte[] record : appended) {
        insert.setBytes(1, record);
        insert.executeUpdate();
        logOctets += record.length;
      }
      database.commit();
      appended.clear();
    } catch (SQLException failed) {
      throw refused(file, failed);
    }
    committed.run();
  }

  @Override
  public boolean isLong() {
    return logOctets > Math.max(LEAST_OCTETS, LOG_PER_SNAPSHOT * snapshotOctets);
  }

  @Override
  public void snapshot(byte[] state) {
    try (Statement statement = database.createStatement();
        PreparedStatement replace =
            database.prepareStatement("REPLACE INTO snapshot (number, octets) VALUES (0, ?)")) {
      statement.execute("DELETE FROM record");
      replace.setBytes(1, state);
      replace.executeUpdate();
      database.commit();
    } catch (SQLException failed) {
      throw refused(file, failed);
    }
    logOctets = 0;
    snapshotOctets = state.length;
  }

  @Override
  public void close() {
    try {
      database.rollback();
      database.close();
    } catch (SQLException failed) {
      throw refused(file, failed);
    }
  }
}
