package org.maarg.cli.testbed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.maarg.cli.testbed.ProcessDomain.has;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.maarg.protocol.Mode;
import org.maarg.runtime.Eventually;

/**
 * A node is killed at any moment of a move, also while its kernel is being changed, and started
 * again: what is registered is forwarded then, and nothing is left in any host when all have
 * stopped. Which node, and when, a seed decides: {@code -Dmaarg.kill.seed}; how often, {@code
 * -Dmaarg.kills}.
 */
@Timeout(value = 900, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
@Execution(ExecutionMode.CONCURRENT)
abstract class KillAtAnyMoment {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  /** In a long run each node once; each more often with more. */
  private static final int KILLS =
      Integer.getInteger("maarg.kills", Boolean.getBoolean("maarg.long") ? 3 : 1);

  private static final long SEED = Long.getLong("maarg.kill.seed", 17);

  /**
   * A handover with its work in the kernels takes less, on a machine that has little else to do.
   */
  private static final int MOST_MICROS = 40_000;

  @RegisterExtension final BenchOfTest made;

  private final boolean protect;
  private Bench bench;
  @TempDir private Path folder;

  /** In benches of this name, with or without IPsec. */
  KillAtAnyMoment(String name, boolean protect) {
    this.made = new BenchOfTest(name);
    this.protect = protect;
  }

  void whatIsRegisteredIsForwardedAgainAndNothingStays(Mode mode) throws Exception {
    Random random = new Random(SEED + mode.name().hashCode());
    List<String> victims = new ArrayList<>(ProcessDomain.ROLES);
    Collections.shuffle(victims, random);
    bench = made.make(2);
    Optional<BenchIpsec> ipsec = made.ipsec(protect);
    try (ProcessDomain domain = new ProcessDomain(bench, mode, folder, ipsec)) {
      List<String> before = domain.hosts();
      for (String name : ProcessDomain.ROLES) {
        domain.start(name);
      }
      bench.attach(1);
      awaitAllInReach(domain, 1, "at first");
      for (int i = 0; i < KILLS; i++) {
        String victim = victims.get(i % victims.size());
        kill(domain, victim, 2 - i % 2, random.nextInt(MOST_MICROS));
      }
      for (String name : List.of("maar1", "cmd", "maar2")) {
        domain.stop(name);
      }
      ipsec.ifPresent(BenchIpsec::close);
      assertThat(domain.hosts()).isEqualTo(before);
    }
  }

  private void kill(ProcessDomain domain, String victim, int to, int afterMicros) throws Exception {
    String what =
        victim + " killed " + afterMicros + " us after a move to MAAR " + to + ", seed " + SEED;
    bench.attach(to);
    LockSupport.parkNanos(TimeUnit.MICROSECONDS.toNanos(afterMicros));
    domain.kill(victim);
    domain.start(victim);
    awaitAllInReach(domain, to, what);
  }

  /** From all that is registered packets go and come, and the MAAR that serves has given one. */
  private void awaitAllInReach(ProcessDomain domain, int serving, String what) {
    Eventually.until(
        PATIENCE,
        what,
        () -> {
          bench.solicit();
          List<String> reach = domain.inReach();
          Set<String> registered = domain.registered();
          return has(serving).test(List.copyOf(registered)) && reach.containsAll(registered);
        });
  }
}
