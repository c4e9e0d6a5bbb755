package org.maarg.protocol.cmd;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.maarg.protocol.Bench;
import org.maarg.protocol.Pba;
import org.maarg.protocol.Pbu;
import org.maarg.protocol.TestDomain;
import org.maarg.wire.Ipv6Prefix;

/** Which of a mobile node's sessions MAAR 1 answers about, to which it was told of several. */
// Verifies: 5213-6.9.1.2-2
class AnsweredSessionTest {
  private static final Ipv6Prefix NOBODYS = Bench.prefix(1, 99);

  private final CmdBindings bindings = new CmdBindings();
  private final CmdReleases releases = new CmdReleases();

  /** MAAR 1 is P-MAAR of the session with the prefix of that index, and was told so. */
  private void anchored(int session, int index, int sequence) {
    CmdBinding binding = CmdParts.session(TestDomain.MN, session, index);
    bindings.add(binding);
    PreviousMaarEntry entry = CmdParts.previous(1, index);
    bindings.restorePrevious(binding, entry);
    CmdParts.tell(entry.exchange(), sequence);
  }

  private void released(int session, int index, int sequence) {
    Release release = CmdParts.release(TestDomain.MN, session, 1, index);
    CmdParts.tell(release.exchange(), sequence);
    releases.add(release);
  }

  private int answered(Ipv6Prefix prefix, int sequence) {
    Pba answer = Pba.accepting(Pbu.of(TestDomain.MN, prefix).sequence(sequence).build());
    return new AnsweredSession(bindings, releases)
        .session(TestDomain.MN, TestDomain.maar(1), answer.build());
  }

  @Test
  void thePrefixTellsBeforeTheNumber() {
    anchored(0, 10, 100);
    anchored(1, 11, 101);
    released(2, 12, 102);
    assertThat(answered(Bench.prefix(1, 10), 102)).isZero();
    assertThat(answered(Bench.prefix(1, 11), 100)).isEqualTo(1);
    assertThat(answered(Bench.prefix(1, 12), 101)).isEqualTo(2);
  }

  @Test
  void withoutAPrefixOfOneTheNumberTells() {
    anchored(0, 10, 100);
    anchored(1, 11, 101);
    released(2, 12, 102);
    released(3, 13, 101);
    assertThat(answered(NOBODYS, 100)).isZero();
    assertThat(answered(NOBODYS, 101)).as("the lowest of several").isEqualTo(1);
    assertThat(answered(NOBODYS, 102)).isEqualTo(2);
  }

  @Test
  void whatTellsNothingIsOfTheFirstThatTheMaarWasToldOf() {
    bindings.add(CmdParts.session(TestDomain.MN, 0, 10));
    anchored(1, 11, 101);
    released(2, 12, 102);
    assertThat(answered(NOBODYS, 7)).isEqualTo(1);
  }

  @Test
  void whoWasToldOfNoneMeansTheFirst() {
    bindings.add(CmdParts.session(TestDomain.MN, 0, 10));
    bindings.add(CmdParts.session(TestDomain.MN, 1, 11));
    assertThat(answered(Bench.prefix(1, 11), 101)).isZero();
  }

  @Test
  void aReleaseIsFoundBesideTheOnlySession() {
    anchored(0, 10, 100);
    released(1, 11, 101);
    assertThat(answered(Bench.prefix(1, 11), 101)).isEqualTo(1);
  }
}
