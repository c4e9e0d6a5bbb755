package org.maarg.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;
import org.maarg.protocol.Mode;
import org.maarg.protocol.Profile;
import org.maarg.protocol.cmd.CmdBindingView;
import org.maarg.wire.MnId;

/** What the tests of whole domains share. */
final class Scenarios {
  static final MnId MN = Domain.mn(1);

  /** Lifetime of every binding, in milliseconds. */
  static final long LIFETIME = 60_000;

  /** Long enough for every retransmission to end: 1 + 2 + 4 + 8 + 16 + 32 + 32 seconds. */
  static final long PATIENCE = 200_000;

  static Stream<Arguments> modesAndProfiles() {
    return Stream.of(Mode.values())
        .flatMap(
            mode ->
                Stream.of(Profile.RFC8885, Profile.HARDENED, Profile.REVIEWED_DRAFT)
                    .map(profile -> Arguments.of(mode, profile)));
  }

  static Stream<Arguments> modesAndSoundProfiles() {
    return modesAndProfiles().filter(each -> each.get()[1] != Profile.REVIEWED_DRAFT);
  }

  static DomainBuilder domain(int maars, Mode mode, Profile profile) {
    return new DomainBuilder(maars).mode(mode).profile(profile);
  }

  static void settle(Domain domain) {
    assertThat(domain.simulation().runUntilQuiet(PATIENCE)).isTrue();
  }

  static void assertConsistent(Domain domain, Object ladder) {
    assertThat(domain.verdict().inconsistencies())
        .withFailMessage(() -> domain.verdict() + "\n" + ladder)
        .isEmpty();
  }

  /** Moves and lets the domain come to rest after each move. */
  static void tour(Domain domain, int... maars) {
    for (int maar : maars) {
      domain.move(MN, maar);
      settle(domain);
    }
  }

  static int[] upTo(int last) {
    return IntStream.rangeClosed(1, last).toArray();
  }

  static CmdBindingView binding(Domain domain) {
    return domain.state().cmd().get(0);
  }

  static void assertForgottenAfterLeaving(Domain domain, Object ladder) {
    domain.detach(MN);
    domain.simulation().runFor(5 * LIFETIME);
    settle(domain);
    assertConsistent(domain, ladder);
  }

  private Scenarios() {}
}
