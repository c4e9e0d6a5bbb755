package org.maarg.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.maarg.wire.Octets;
import org.maarg.wire.message.Heartbeat;
import org.maarg.wire.message.MobilityHeader;
import org.maarg.wire.option.HandoffIndicator;
import org.maarg.wire.option.MnId;
import org.maarg.wire.option.MobilityOptions;
import org.maarg.wire.option.Timestamp;

/** What can happen to a node at all, and how long what came was. */
class InputTest {
  private static final Timestamp AT = new Timestamp(9);
  private static final Heartbeat MESSAGE = new Heartbeat(0, 1, MobilityOptions.NONE);
  private static final int WRITTEN = MobilityHeader.encodedLength(MESSAGE);

  private static Input.Attached attached(MnId mn, int handoff) {
    return new Input.Attached(mn, Octets.EMPTY, 4, handoff, AT);
  }

  private static Input.Received received(int octets) {
    return new Input.Received(TestDomain.CMD, true, MESSAGE, AT, octets);
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 5, 6, 255})
  void nobodyAttachesWithAnIndicatorOfSomethingElse(int handoff) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> attached(TestDomain.MN, handoff))
        .withMessage("no attachment has Handoff Indicator " + handoff);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4})
  void somebodyAttachesForOneOfFourReasons(int handoff) {
    assertThat(attached(TestDomain.MN, handoff).handoff()).isEqualTo(handoff);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> attached(MnId.EMPTY, handoff))
        .withMessageContaining("names no mobile node");
  }

  @Test
  void whatIsNotToldIsUnknown() {
    assertThat(new Input.Attached(TestDomain.MN, Octets.EMPTY, 4, AT))
        .isEqualTo(attached(TestDomain.MN, HandoffIndicator.UNKNOWN));
    assertThat(new Input.Detached(TestDomain.MN, AT).linkLayer()).isEqualTo(Octets.EMPTY);
  }

  @Test
  void aMessageIsAsLongAsItCame() {
    assertThat(received(Input.Received.AS_WRITTEN).length()).isEqualTo(WRITTEN);
    assertThat(received(WRITTEN)).isEqualTo(received(Input.Received.AS_WRITTEN));
    assertThat(received(WRITTEN - 8).length()).isEqualTo(WRITTEN - 8);
    assertThat(received(WRITTEN - 8)).isNotEqualTo(received(WRITTEN));
    assertThat(new Input.Received(TestDomain.CMD, true, MESSAGE, AT)).isEqualTo(received(WRITTEN));
    assertThat(received(WRITTEN).came()).as("what did not wait came now").isEqualTo(AT);
  }

  @Test
  void anAddressStandsForOneMaarAndTheListIsTheInputsOwn() {
    Peer one = new Peer(TestDomain.maar(1), TestDomain.pool(1));
    Peer other = new Peer(TestDomain.maar(1), TestDomain.pool(2));
    List<Peer> maars = new ArrayList<>(List.of(one));
    Input.PeersChanged change = new Input.PeersChanged(maars, AT);
    maars.clear();

    assertThat(change.byAddress()).hasSize(1).containsValue(one);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Input.PeersChanged(List.of(one, other), AT))
        .withMessageContaining("two peers have the address");
  }
}
