package org.maarg.wire.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.maarg.wire.message.Wire.accepted;
import static org.maarg.wire.message.Wire.encode;
import static org.maarg.wire.message.Wire.header;
import static org.maarg.wire.message.Wire.hex;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.maarg.wire.Octets;
import org.maarg.wire.option.MobilityOptions;
import org.maarg.wire.option.RestartCounter;
import org.maarg.wire.option.UnknownOption;

// Verifies: 5847-3.3-1, 5847-3.3-2, 5847-3.3-3, 5847-3.3-4
class HeartbeatTest extends WireContract {
  @Override
  public MobilityMessage typical() {
    return new Heartbeat(
        Heartbeat.RESPONSE,
        7,
        MobilityOptions.of(
            new RestartCounter(9), new UnknownOption(240, Octets.ofHex("0123456789"))));
  }

  @Override
  public List<Field> fields() {
    return List.of(
        Field.bits("flags", 2, v -> with((int) v, 1)),
        Field.bits("sequence number", 32, v -> with(0, v)));
  }

  private static MobilityMessage with(int flags, long sequence) {
    return new Heartbeat(flags, sequence, MobilityOptions.NONE);
  }

  @Test
  void octetsAreThoseWrittenByHand() {
    byte[] octets = encode(with(Heartbeat.UNSOLICITED | Heartbeat.RESPONSE, 0x8000_0001L));
    assertThat(Octets.copyOf(octets, 0, 4)).hasToString("3b010d00");
    assertThat(Octets.copyOf(octets, 6, 6)).hasToString("0003" + "80000001");
  }

  @Test
  void reservedBitsAreIgnored() {
    assertThat(accepted(header(13, hex("fffd" + "0000002a"), hex("01020000"))))
        .isEqualTo(with(Heartbeat.RESPONSE, 42));
  }

  @Test
  void aResponseHasItsFlag() {
    assertThat(new Heartbeat(Heartbeat.RESPONSE, 0, MobilityOptions.NONE).has(Heartbeat.RESPONSE))
        .isTrue();
    assertThat(new Heartbeat(0, 0, MobilityOptions.NONE).has(Heartbeat.RESPONSE)).isFalse();
  }
}
