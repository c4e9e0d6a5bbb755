package org.maarg.security.script;

import org.maarg.security.model.Expression;
import org.maarg.security.model.NodeRef;
import org.maarg.sim.Datagram;
import org.maarg.sim.Domain;
import org.maarg.wire.Checksum;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.Octets;
import org.maarg.wire.message.BindingUpdate;
import org.maarg.wire.message.MobilityHeader;
import org.maarg.wire.option.MobilityOptions;

/** Octets that are no message. */
final class MalformedEvents {
  /** What is wrong with them. */
  enum Fault {
    /** The checksum is another. */
    CHECKSUM,
    /** Payload Proto is not 59. */
    PAYLOAD_PROTO,
    /** Header Len is less than a Binding Update needs. */
    HEADER_LENGTH,
    /** The datagram ends within its first 8 octets. */
    TRUNCATED,
    /** An option runs past the end. */
    OPTION,
    /** A type that nobody knows, well-formed otherwise. */
    UNKNOWN_TYPE,
    /** A type that nobody knows, and a wrong Header Len. */
    UNKNOWN_TYPE_AND_LENGTH,
    /** A type that nobody knows, in the shortest header there is: 8 octets. */
    UNKNOWN_TYPE_ALONE
  }

  private static final int PROTO = 0;
  private static final int LENGTH = 1;
  private static final int TYPE = 2;
  private static final int CHECKSUM = 4;
  private static final int FIRST_OPTION_LENGTH = 13;
  private static final int START_OCTETS = 8;
  private static final int NOBODYS_TYPE = 99;
  private static final int SEQUENCE = 1;
  private static final int LIFETIME = 15;

  private MalformedEvents() {}

  static ScriptEvent malformed(EventSection section) {
    Sender sender = Sender.of(section);
    NodeRef to = section.node("to");
    Fault fault = section.oneOf("fault", Fault.values());
    Expression secured = section.number("secured", "0");
    Expression delay = section.time("delay", "5 ms");
    return (stage, scope) -> {
      Ipv6Address source = sender.address(stage, scope);
      Ipv6Address destination = stage.address(scope.node(to));
      Octets octets = Octets.of(octets(fault, source, destination));
      boolean isSecured = scope.count(secured) == 1;
      stage.inject(
          new Datagram(stage.nextDatagramId(), source, destination, isSecured, octets),
          scope.millis(delay));
    };
  }

  static byte[] octets(Fault fault, Ipv6Address from, Ipv6Address to) {
    byte[] octets = MobilityHeader.encode(update(), from, to);
    switch (fault) {
      case CHECKSUM -> octets[CHECKSUM] ^= 1;
      case PAYLOAD_PROTO -> octets[PROTO]++;
      case HEADER_LENGTH -> octets[LENGTH] = 0;
      case TRUNCATED -> octets = Octets.copyOf(octets, 0, START_OCTETS - 1).toByteArray();
      case OPTION -> octets[FIRST_OPTION_LENGTH] = (byte) 0xff;
      case UNKNOWN_TYPE -> octets[TYPE] = NOBODYS_TYPE;
      case UNKNOWN_TYPE_AND_LENGTH -> {
        octets[TYPE] = NOBODYS_TYPE;
        octets[LENGTH]++;
      }
      case UNKNOWN_TYPE_ALONE -> {
        octets = Octets.copyOf(octets, 0, START_OCTETS).toByteArray();
        octets[TYPE] = NOBODYS_TYPE;
        octets[LENGTH] = 0;
      }
    }
    return fault == Fault.CHECKSUM || fault == Fault.TRUNCATED ? octets : sealed(octets, from, to);
  }

  private static BindingUpdate update() {
    return new BindingUpdate(
        SEQUENCE,
        BindingUpdate.PROXY | BindingUpdate.DISTRIBUTED,
        LIFETIME,
        MobilityOptions.of(Domain.mn(1)));
  }

  /** Puts the right checksum on octets that are wrong in another way. */
  private static byte[] sealed(byte[] octets, Ipv6Address from, Ipv6Address to) {
    octets[CHECKSUM] = 0;
    octets[CHECKSUM + 1] = 0;
    int checksum = Checksum.of(from, to, MobilityHeader.NEXT_HEADER, octets, 0, octets.length);
    octets[CHECKSUM] = (byte) (checksum >>> 8);
    octets[CHECKSUM + 1] = (byte) checksum;
    return octets;
  }
}
