package org.maarg.protocol.cmd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.maarg.protocol.Bench;
import org.maarg.protocol.StateReader;
import org.maarg.protocol.StateWriter;
import org.maarg.protocol.TestDomain;
import org.maarg.wire.option.MnId;

/** Releases are found by mobile node, session and MAAR, and counted by mobile node. */
class CmdReleasesTest {
  private static final MnId MN = Bench.mn(1);

  private final CmdReleases releases = new CmdReleases();

  private Release add(MnId mn, int session, int maar) {
    Release release = CmdParts.release(mn, session, maar, session);
    releases.add(release);
    return release;
  }

  // Verifies: 8885-3.5-11
  @Test
  void aMobileNodeHasSomeUntilTheLastIsConfirmed() {
    assertThat(releases.has(MN)).isFalse();
    Release first = add(MN, 0, 1);
    Release second = add(MN, 1, 1);
    assertThat(releases.has(MN)).isTrue();
    assertThat(releases.has(Bench.mn(2))).isFalse();
    releases.remove(first);
    assertThat(releases.has(MN)).isTrue();
    releases.remove(second);
    assertThat(releases.has(MN)).isFalse();
    assertThat(releases.size()).isZero();
  }

  @Test
  void oneOfASessionAndAMaarTakesThePlaceOfTheOther() {
    add(MN, 3, 1);
    Release later = add(MN, 3, 1);
    assertThat(releases.find(MN, 3, TestDomain.maar(1))).containsSame(later);
    assertThat(releases.find(MN, 0, TestDomain.maar(1))).isEmpty();
    assertThat(releases.find(MN, 3, TestDomain.maar(2))).isEmpty();
    assertThat(releases.size()).isEqualTo(1);
    releases.remove(later);
    assertThat(releases.has(MN)).isFalse();
  }

  @Test
  void theyAreInTheOrderOfTheirNames() {
    for (int mn = 1; mn <= 3; mn++) {
      for (int maar = 1; maar <= 3; maar++) {
        add(Bench.mn(mn), maar, 4 - maar);
      }
    }
    assertThat(releases.all()).extracting(Release::name).hasSize(9).isSorted();
  }

  @Test
  void noneStandsTwiceInWhatIsKept() {
    Release release = CmdParts.release(MN, 2, 1, 5);
    StateWriter words = new StateWriter();
    words.put(2);
    release.writeState(words);
    release.writeState(words);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> releases.readState(new StateReader(words.toArray())))
        .withMessageContaining("twice");
  }
}
