package org.maarg.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;
import org.maarg.protocol.Knob;
import org.maarg.protocol.Mode;
import org.maarg.protocol.Profile;
import org.maarg.protocol.cmd.CmdBindingView;
import org.maarg.wire.option.MnId;

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
                Stream.of(
                        Profile.RFC8885,
                        Profile.DEPLOYABLE,
                        Profile.HARDENED,
                        Profile.REVIEWED_DRAFT)
                    .map(profile -> Arguments.of(mode, profile)));
  }

  /**
   * By the letter a MAAR repeats a question that the CMD may not answer (RFC 5213 5.4.1.1) until it
   * is answered (RFC 6275 11.8), so that a domain need not come to rest: here it gives up.
   */
  private static final Profile RFC8885_WITH_AN_END =
      Profile.RFC8885.with().set(Knob.CMD_RETRANSMISSION_LIMIT, 6).build();

  static Stream<Arguments> modesAndSoundProfiles() {
    return Stream.of(Mode.values())
        .flatMap(
            mode ->
                Stream.of(RFC8885_WITH_AN_END, Profile.DEPLOYABLE, Profile.HARDENED)
                    .map(profile -> Arguments.of(mode, profile)));
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
