package org.maarg.cli.crash;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.maarg.runtime.control.ControlException;

/** Kills and starts again, and compares. */
final class CrashRun implements AutoCloseable {
  /** What came of it. */
  record Outcome(int kills, int acknowledged, int moves, int served, List<String> wrong) {}

  private static final int LEAST_LOAD_MILLIS = 20;
  private static final int MOST_LOAD_MILLIS = 400;
  private static final int MOST_SHOWN = 10;
  private static final int ANSWER_SECONDS = 2;

  private final SplittableRandom random;
  private final PrintWriter out;
  private final Ledger ledger = new Ledger();
  private final PlayedMaars played;
  private final CrashDomain domain;
  private NodeProcess cmd;
  private NodeProcess maar;
  private final Attachments attachments;
  private final List<String> wrong = new ArrayList<>();

  /**
   * Starts the nodes.
   *
   * @param seed of the moments and of the load
   * @param folder of the nodes' files
   * @throws CrashException if they do not start
   */
  CrashRun(long seed, Path folder, PrintWriter out) {
    this.random = new SplittableRandom(seed);
    this.out = out;
    this.played = new PlayedMaars(ledger, random.split());
    this.domain = new CrashDomain(folder, played.endpoints());
    this.cmd = domain.start("cmd");
    this.maar = domain.start("maar");
    this.attachments = new Attachments(ledger, maar.control());
    played.start(domain.cmd());
  }

  /** Kills so often, each time one of the two nodes or both. */
  Outcome run(int kills) throws InterruptedException, ControlException {
    int done = 0;
    while (done < kills && wrong.isEmpty()) {
      played.resume();
      attachments.resume(maar.control());
      Thread.sleep(random.nextInt(LEAST_LOAD_MILLIS, MOST_LOAD_MILLIS));
      kill();
      done++;
      compare();
      out.printf(
          "kill %d of %d: %d acknowledged, %d handovers, %d served by the MAAR: %s%n",
          done,
          kills,
          ledger.acknowledged(),
          played.moves(),
          attachments.served(),
          wrong.isEmpty() ? "all there" : wrong.subList(0, Math.min(MOST_SHOWN, wrong.size())));
      out.flush();
    }
    return new Outcome(
        done, ledger.acknowledged(), played.moves(), attachments.served(), List.copyOf(wrong));
  }

  /** While the load goes on: at any moment, or just when an answer comes. */
  private void kill() throws InterruptedException {
    int which = random.nextInt(5);
    boolean ofCmd = which > 1;
    boolean ofMaar = which < 2 || which == 4;
    if (ofCmd && random.nextInt(4) > 0) {
      CountDownLatch struck = new CountDownLatch(1);
      NodeProcess victim = cmd;
      played.atNextAnswer(
          () -> {
            victim.strike();
            struck.countDown();
          });
      // Without an answer, as when nobody is left to register, it is any moment.
      boolean unused = struck.await(ANSWER_SECONDS, TimeUnit.SECONDS);
    }
    if (ofCmd) {
      cmd.kill();
    }
    if (ofMaar) {
      maar.kill();
    }
    played.pause();
    attachments.pause();
    cmd = ofCmd ? domain.start("cmd") : cmd;
    maar = ofMaar ? domain.start("maar") : maar;
  }

  private void compare() throws ControlException {
    // In this order: what the MAAR says that it serves has been acknowledged before.
    JsonNode ofMaar = maar.control().bindings().path("bindings");
    JsonNode ofCmd = cmd.control().bindings().path("bindings");
    wrong.addAll(ledger.against(ofCmd));
    wrong.addAll(attachments.against(ofMaar, ofCmd));
  }

  @Override
  public void close() {
    attachments.close();
    played.close();
    cmd.close();
    maar.close();
  }
}
