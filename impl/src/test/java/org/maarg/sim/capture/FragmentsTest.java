package org.maarg.sim.capture;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.maarg.wire.Octets;

/** Packets that come in pieces. */
class FragmentsTest {
  private static final Octets ONE = Octets.ofHex("01");

  private final Fragments fragments = new Fragments();
  private long number;

  private Fragments.Piece piece(int offset, int length, boolean more) {
    return new Fragments.Piece(offset, more, 135, Octets.of(new byte[length]), ++number);
  }

  @Test
  void piecesInAnyOrderMakeAWhole() {
    assertThat(fragments.add(ONE, piece(16, 4, false))).isEmpty();
    assertThat(fragments.add(ONE, piece(0, 8, true))).isEmpty();
    assertThat(fragments.add(ONE, piece(8, 8, true)))
        .hasValueSatisfying(whole -> assertThat(whole.octets().length()).isEqualTo(20));
    assertThat(fragments.unused()).isZero();
  }

  @Test
  void aLastPieceThatEndsBeforeAnotherBeginsSpoilsThePacket() {
    assertThat(fragments.add(ONE, piece(64, 8, true))).isEmpty();
    // As many octets as the packet then would have, but not those.
    assertThat(fragments.add(ONE, piece(0, 8, true))).isEmpty();
    assertThat(fragments.add(ONE, piece(16, 8, false))).isEmpty();
    assertThat(fragments.add(ONE, piece(8, 8, true))).isEmpty();
    assertThat(fragments.unused()).isEqualTo(4);
  }
}
