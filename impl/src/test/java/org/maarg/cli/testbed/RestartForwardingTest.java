package org.maarg.cli.testbed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.maarg.cli.testbed.ProcessDomain.has;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.maarg.protocol.Mode;
import org.maarg.runtime.Eventually;
import org.maarg.wire.Ipv6Address;

/**
 * Whatever node of a domain with Heartbeat is killed and started again, what the mobile node has is
 * forwarded as before, and nothing is left in any host when all have stopped.
 */
@Timeout(value = 900, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock("namespaces: again")
class RestartForwardingTest {
  private static final String NAME = "again";
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  @RegisterExtension final BenchOfTest made = new BenchOfTest(NAME);

  private Bench bench;
  @TempDir private Path folder;

  private void awaitReach(ProcessDomain domain, String what, Predicate<List<String>> wanted) {
    Eventually.until(
        PATIENCE,
        what,
        () -> {
          bench.solicit();
          return wanted.test(domain.inReach());
        });
  }

  private static boolean knowsBoth(ProcessDomain domain) {
    String bindings = domain.bindings();
    return Stream.of(1, 2)
        .map(Bench::maarAddress)
        .map(Ipv6Address::toString)
        .allMatch(address -> bindings.contains("\"" + address + "\""));
  }

  @ParameterizedTest(name = "ipsec: {0}")
  @MethodSource("org.maarg.cli.testbed.Benches#clearAndProtected")
  void afterARestartOfAnyNodeWhatIsRegisteredIsForwardedAndNothingStays(boolean protect)
      throws Exception {
    bench = made.make(2);
    CoreCounters core = new CoreCounters(bench);
    Optional<BenchIpsec> ipsec = made.ipsec(protect);
    try (ProcessDomain domain = new ProcessDomain(bench, Mode.RELAY, folder, ipsec)) {
      List<String> before = domain.hosts();
      for (String name : ProcessDomain.ROLES) {
        domain.start(name);
      }
      bench.attach(1);
      awaitReach(domain, "the first prefix", has(1));
      bench.attach(2);
      awaitReach(domain, "both prefixes", has(1).and(has(2)));
      killEach(domain);
      for (String name : List.of("maar2", "maar1", "cmd")) {
        domain.stop(name);
      }
      assertThat(core.mobilityHeaders() == 0).isEqualTo(protect);
      ipsec.ifPresent(BenchIpsec::close);
      assertThat(domain.hosts()).isEqualTo(before);
    }
  }

  private void killEach(ProcessDomain domain) throws Exception {
    List<String> both = domain.inReach();
    domain.kill("cmd");
    assertThat(domain.inReach()).as("without the CMD").containsAll(both);
    domain.start("cmd");
    Eventually.until(PATIENCE, "the CMD knows both MAARs again", () -> knowsBoth(domain));
    awaitReach(domain, "both after the CMD's restart", reach -> reach.containsAll(both));
    // Only who has heard the counter of before sees that it has changed (RFC 5847 3.2).
    Thread.sleep(2 * ProcessDomain.HEARTBEAT_MILLIS);

    domain.kill("maar1");
    domain.start("maar1");
    awaitReach(domain, "both after the anchor's restart", reach -> reach.containsAll(both));

    domain.kill("maar2");
    domain.start("maar2");
    bench.attach(2);
    awaitReach(domain, "a newest prefix, and the first", has(1).and(has(2)));
  }
}
