package org.maarg.runtime.state;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteErrorCode;

/**
 * A database of SQLite that this program has alone. What is committed is in its write-ahead log, on
 * the disk, before that is told; what was not written whole has a checksum that is wrong, and is
 * left out when the file is opened.
 */
final class SqliteFile implements AutoCloseable {
  /** Says what the file is, among those of SQLite: "marg". */
  private static final int APPLICATION = 0x6d61_7267;

  private static final String LIBRARIES = "org.sqlite.tmpdir";
  private static final int LOG_STAYS_OCTETS = 4 << 20;

  private final Path file;
  private final Connection database;

  private SqliteFile(Path file, Connection database) {
    this.file = file;
    this.database = database;
  }

  /**
   * Opens a file of a folder, which is made if it is not there, with this table.
   *
   * @throws StateException if the file cannot be used, or another node has it
   */
  static SqliteFile open(Path folder, String name, String table) {
    Path file = folder.resolve(name);
    try {
      Files.createDirectories(folder);
      placeLibrary(folder.toAbsolutePath());
    } catch (IOException failed) {
      throw new StateException(folder + ": cannot be used: " + failed);
    }
    SqliteFile opened;
    try {
      opened = new SqliteFile(file, connect(file));
    } catch (SQLException failed) {
      throw refused(file, failed);
    }
    try (Statement statement = opened.database.createStatement()) {
      opened.begin(statement, table);
      opened.database.commit();
      return opened;
    } catch (SQLException failed) {
      opened.abandon();
      throw opened.refused(failed);
    }
  }

  private void begin(Statement statement, String table) throws SQLException {
    if (number(statement, "PRAGMA application_id") != APPLICATION
        && number(statement, "SELECT count(*) FROM sqlite_schema") > 0) {
      throw new SQLException("a database of something else");
    }
    statement.execute("PRAGMA application_id = " + APPLICATION);
    statement.execute("CREATE TABLE IF NOT EXISTS " + table);
  }

  private static Connection connect(Path file) throws SQLException {
    SQLiteConfig config = new SQLiteConfig();
    config.setJournalMode(SQLiteConfig.JournalMode.WAL);
    config.setJournalSizeLimit(LOG_STAYS_OCTETS);
    config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
    config.setLockingMode(SQLiteConfig.LockingMode.EXCLUSIVE);
    config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
    config.setBusyTimeout(0);
    Connection database = config.createConnection("jdbc:sqlite:" + file);
    database.setAutoCommit(false);
    return database;
  }

  /**
   * SQLite's library is unpacked into the state folder, unless the operator has said where, and
   * what a program that was killed has left of it is removed: elsewhere it would pile up.
   */
  private static synchronized void placeLibrary(Path folder) throws IOException {
    if (System.getProperty(LIBRARIES) != null) {
      return;
    }
    try (DirectoryStream<Path> left = Files.newDirectoryStream(folder, "sqlite-*sqlitejdbc*")) {
      for (Path library : left) {
        Files.deleteIfExists(library);
      }
    }
    System.setProperty(LIBRARIES, folder.toString());
  }

  /** The connection, without automatic commits. */
  Connection database() {
    return database;
  }

  /** A number that is asked for; 0 if there is none. */
  static long number(Statement statement, String query) throws SQLException {
    try (ResultSet result = statement.executeQuery(query)) {
      return result.next() ? result.getLong(1) : 0;
    }
  }

  /** What a failure is told as. */
  StateException refused(SQLException failed) {
    return refused(file, failed);
  }

  private static StateException refused(Path file, SQLException failed) {
    int code = failed.getErrorCode() & 0xff;
    String why =
        code == SQLiteErrorCode.SQLITE_BUSY.code
            ? "another node has it open"
            : "cannot be used: " + failed.getMessage();
    return new StateException(file + ": " + why);
  }

  private void abandon() {
    try {
      database.close();
    } catch (SQLException unused) {
      // What made it useless is told.
      assert unused != null;
    }
  }

  @Override
  public void close() {
    try {
      database.rollback();
      database.close();
    } catch (SQLException failed) {
      throw refused(failed);
    }
  }
}
