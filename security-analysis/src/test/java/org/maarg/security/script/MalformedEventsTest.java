package org.maarg.security.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.maarg.security.script.MalformedEvents.Fault;
import org.maarg.sim.AddressPlan;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.MalformedMessageException;
import org.maarg.wire.RefusalReason;
import org.maarg.wire.message.MobilityHeader;
import org.maarg.wire.message.UnknownMessage;

/** Each fault is refused for what it is named after, and not for something that hides it. */
class MalformedEventsTest {
  private static final AddressPlan PLAN = new AddressPlan(2);
  private static final Ipv6Address FROM = PLAN.maar(1);
  private static final Ipv6Address TO = PLAN.cmd();
  private static final Map<Fault, RefusalReason> REASONS =
      new EnumMap<>(
          Map.of(
              Fault.CHECKSUM, RefusalReason.CHECKSUM,
              Fault.PAYLOAD_PROTO, RefusalReason.PAYLOAD_PROTO,
              Fault.HEADER_LENGTH, RefusalReason.HEADER_LENGTH_BELOW_MINIMUM,
              Fault.TRUNCATED, RefusalReason.TRUNCATED_HEADER,
              Fault.OPTION, RefusalReason.OPTION_TRUNCATED,
              Fault.UNKNOWN_TYPE_AND_LENGTH, RefusalReason.HEADER_LENGTH_BEYOND_DATAGRAM));

  // Verifies: 6275-9.2-1, 6275-9.2-3, 6275-9.2-4
  @ParameterizedTest
  @EnumSource(
      value = Fault.class,
      mode = EnumSource.Mode.EXCLUDE,
      names = {"UNKNOWN_TYPE", "UNKNOWN_TYPE_ALONE"})
  void theCodecNamesTheFault(Fault fault) {
    byte[] octets = MalformedEvents.octets(fault, FROM, TO);

    MalformedMessageException refused =
        catchThrowableOfType(
            MalformedMessageException.class,
            () -> MobilityHeader.decode(octets, 0, octets.length, FROM, TO));

    assertThat(refused.refusal().reason()).isEqualTo(REASONS.get(fault));
  }

  @ParameterizedTest
  @EnumSource(
      value = Fault.class,
      names = {"UNKNOWN_TYPE", "UNKNOWN_TYPE_ALONE"})
  void anUnknownTypeIsWellFormed(Fault fault) throws Exception {
    byte[] octets = MalformedEvents.octets(fault, FROM, TO);

    assertThat(MobilityHeader.decode(octets, 0, octets.length, FROM, TO))
        .isInstanceOf(UnknownMessage.class);
  }
}
