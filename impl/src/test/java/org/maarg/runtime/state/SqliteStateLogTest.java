package org.maarg.runtime.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteStateLogTest {
  private static final int BLOCK = 4_096;

  @TempDir Path folder;

  private Path file() {
    return folder.resolve(SqliteStateLog.FILE);
  }

  private static byte[] record(int number) {
    byte[] record = new byte[200 + number % 50];
    Arrays.fill(record, (byte) number);
    return record;
  }

  private static void write(StateLog log, int from, int to) {
    for (int number = from; number < to; number++) {
      log.append(record(number));
    }
    log.commit(() -> {});
  }

  private static void keep(StateLog log, byte[] state) {
    log.snapshot(() -> state).join();
  }

  private static List<byte[]> records(StateLog log) {
    List<byte[]> records = new ArrayList<>();
    log.replay(records::add);
    return records;
  }

  /** How many records are there; each has to be the one that was written in its place. */
  private int recovered(Path from) {
    try (StateLog log = SqliteStateLog.open(from)) {
      List<byte[]> records = records(log);
      for (int number = 0; number < records.size(); number++) {
        assertThat(records.get(number)).isEqualTo(record(number));
      }
      return records.size();
    }
  }

  @Test
  void whatIsCommittedIsThereAgainAndNothingElse() {
    try (StateLog log = SqliteStateLog.open(folder)) {
      assertThat(log.snapshot()).isEmpty();
      write(log, 0, 3);
      write(log, 3, 4);
      log.append(record(4));
    }
    assertThat(recovered(folder)).isEqualTo(4);
  }

  @Test
  void aSnapshotStandsForTheRecordsBeforeIt() {
    byte[] state = new byte[300_000];
    new Random(1).nextBytes(state);
    try (StateLog log = SqliteStateLog.open(folder)) {
      write(log, 0, 10);
      keep(log, new byte[400_000]);
      write(log, 10, 20);
      keep(log, state);
      log.append(record(77));
      log.commit(() -> {});
    }
    try (StateLog log = SqliteStateLog.open(folder)) {
      assertThat(log.snapshot()).contains(state);
      assertThat(records(log)).containsExactly(record(77));
    }
  }

  @Test
  void aLogIsLongWhenItIsLongerThanWhatASnapshotWouldSave() {
    try (StateLog log = SqliteStateLog.open(folder)) {
      keep(log, new byte[2 << 20]);
      log.append(new byte[3 << 20]);
      log.commit(() -> {});
      assertThat(log.isLong()).isFalse();
      log.append(new byte[2 << 20]);
      log.commit(() -> {});
      assertThat(log.isLong()).isTrue();
      keep(log, new byte[1]);
      assertThat(log.isLong()).isFalse();
    }
  }

  /** The file does not grow with what has been committed, but with what is to be kept. */
  @Test
  void theFileStaysSmall() throws IOException {
    try (StateLog log = SqliteStateLog.open(folder)) {
      for (int round = 0; round < 40; round++) {
        write(log, 0, 1_000);
        keep(log, record(round));
      }
    }
    assertThat(Files.size(file())).isLessThan(40L * 1_000 * 200);
  }

  @Test
  void twoNodesCannotHaveOneFolder() {
    try (StateLog log = SqliteStateLog.open(folder)) {
      assertThat(log.snapshot()).isEmpty();
      assertThatThrownBy(() -> SqliteStateLog.open(folder))
          .isInstanceOf(StateException.class)
          .hasMessage(file() + ": another node has it open");
    }
  }

  @Test
  void whatIsNoLogIsNamed() throws IOException {
    Files.writeString(file(), "not this".repeat(4_000));
    assertThatThrownBy(() -> SqliteStateLog.open(folder))
        .isInstanceOf(StateException.class)
        .hasMessageContaining(file().toString());
    Path taken = Files.writeString(folder.resolve("taken"), "");
    assertThatThrownBy(() -> SqliteStateLog.open(taken))
        .isInstanceOf(StateException.class)
        .hasMessageContaining(taken.toString());
  }

  /**
   * Of a commit that the disk has not confirmed, any blocks may be there and any not: what was
   * confirmed before is there, and of the rest all or nothing.
   */
  @Test
  void aTornWriteCostsNothingThatWasCommitted() throws IOException {
    Random random = new Random(5);
    Path writeAhead = folder.resolve(SqliteStateLog.FILE + "-wal");
    List<byte[]> files = new ArrayList<>();
    byte[] database;
    try (StateLog log = SqliteStateLog.open(folder)) {
      for (int commit = 0; commit < 12; commit++) {
        write(log, commit * 40, (commit + 1) * 40);
        files.add(Files.readAllBytes(writeAhead));
      }
      database = Files.readAllBytes(file());
    }
    int kept = 0;
    for (int commit = 0; commit + 1 < files.size(); commit++) {
      for (int way = 0; way < 12; way++) {
        Path torn = Files.createDirectories(folder.resolve(commit + "-" + way));
        Files.write(torn.resolve(SqliteStateLog.FILE), database);
        byte[] octets = torn(files.get(commit), files.get(commit + 1), random);
        Files.write(torn.resolve(writeAhead.getFileName()), octets);
        int recovered = recovered(torn);
        assertThat(recovered).isIn((commit + 1) * 40, (commit + 2) * 40);
        kept += recovered == (commit + 1) * 40 ? 1 : 0;
      }
    }
    assertThat(kept).as("commits that were torn").isPositive();
  }

  private static byte[] torn(byte[] before, byte[] after, Random random) {
    byte[] torn = Arrays.copyOf(before, random.nextBoolean() ? before.length : after.length);
    for (int at = 0; at < Math.min(torn.length, after.length); at += BLOCK) {
      if (random.nextBoolean()) {
        int end = Math.min(Math.min(at + BLOCK, torn.length), after.length);
        System.arraycopy(after, at, torn, at, end - at);
      }
    }
    return torn;
  }

  /** What a program that is killed now would find. */
  private Path copy(String name) throws IOException {
    Path copy = Files.createDirectories(folder.resolve(name));
    for (String one : List.of(SqliteStateLog.FILE, SqliteSnapshots.FILE)) {
      for (String part : List.of(one, one + "-wal")) {
        if (Files.exists(folder.resolve(part))) {
          Files.copy(folder.resolve(part), copy.resolve(part));
        }
      }
    }
    return copy;
  }

  /** Records go on being committed, and none is needed less, until the snapshot is there. */
  @Test
  void aSnapshotCountsFromWhenItIsThere() throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch free = new CountDownLatch(1);
    byte[] state = {1, 2, 3};
    try (StateLog log = SqliteStateLog.open(folder)) {
      keep(log, new byte[] {9});
      write(log, 0, 10);
      CompletableFuture<Void> kept =
          log.snapshot(
              () -> {
                asked.countDown();
                awaitQuietly(free);
                return state;
              });
      asked.await();
      write(log, 10, 5_000);
      assertThat(log.isLong()).isFalse();
      assertThat(kept).isNotDone();
      try (StateLog killed = SqliteStateLog.open(copy("before"))) {
        assertThat(killed.snapshot()).contains(new byte[] {9});
        assertThat(records(killed)).hasSize(5_000);
      }
      free.countDown();
      kept.join();
      try (StateLog killed = SqliteStateLog.open(copy("after"))) {
        assertThat(killed.snapshot()).contains(state);
        assertThat(records(killed)).hasSize(4_990).startsWith(record(10));
        write(killed, 5_000, 5_001);
        assertThat(records(killed)).hasSize(4_991).endsWith(record(5_000));
      }
    }
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void whoCannotKeepASnapshotCommitsNoMore() {
    try (StateLog log = SqliteStateLog.open(folder)) {
      CompletableFuture<Void> kept =
          log.snapshot(
              () -> {
                throw new IllegalStateException("no memory");
              });
      assertThatThrownBy(kept::join).hasCauseInstanceOf(StateException.class);
      assertThatThrownBy(() -> write(log, 0, 1))
          .isInstanceOf(StateException.class)
          .hasMessageContaining("no memory");
    }
  }

  /** Records mean nothing without what they go on from. */
  @Test
  void recordsWithoutTheirSnapshotAreRefused() throws IOException {
    try (StateLog log = SqliteStateLog.open(folder)) {
      write(log, 0, 10);
      keep(log, new byte[] {1});
      write(log, 10, 11);
    }
    Files.delete(folder.resolve(SqliteSnapshots.FILE));
    assertThatThrownBy(() -> SqliteStateLog.open(folder))
        .isInstanceOf(StateException.class)
        .hasMessageContaining("is not in snapshot.db");
  }

  @Test
  void aSnapshotWithoutTheRecordsBehindItIsRefused() throws IOException {
    try (StateLog log = SqliteStateLog.open(folder)) {
      write(log, 0, 10);
      keep(log, new byte[] {1});
    }
    Files.delete(file());
    assertThatThrownBy(() -> SqliteStateLog.open(folder))
        .isInstanceOf(StateException.class)
        .hasMessageContaining("the records behind snapshot.db");
  }
}
