package org.maarg.security.measure;

import java.util.Optional;
import org.maarg.sim.Datagram;
import org.maarg.wire.MalformedMessageException;
import org.maarg.wire.message.BindingAcknowledgement;
import org.maarg.wire.message.BindingError;
import org.maarg.wire.message.BindingUpdate;
import org.maarg.wire.message.Heartbeat;
import org.maarg.wire.message.MobilityHeader;
import org.maarg.wire.message.MobilityMessage;
import org.maarg.wire.option.MnId;

/** What packets are, by their octets. */
final class Packets {
  /** Octets of an IPv6 header, which goes before each Mobility Header on a link. */
  static final int IPV6_HEADER = 40;

  private static final int TYPE_OFFSET = 2;
  private static final int UPDATE = 5;

  private Packets() {}

  static boolean isUpdate(Datagram datagram) {
    return type(datagram) == UPDATE;
  }

  static boolean isBindingError(Datagram datagram) {
    return type(datagram) == BindingError.TYPE;
  }

  /** True for a header of a type that has no message. */
  static boolean isUnknown(Datagram datagram) {
    int type = type(datagram);
    return type > BindingError.TYPE && type != Heartbeat.TYPE;
  }

  private static int type(Datagram datagram) {
    return datagram.octets().length() > TYPE_OFFSET ? datagram.octets().at(TYPE_OFFSET) : -1;
  }

  static int octets(Datagram datagram) {
    return IPV6_HEADER + datagram.octets().length();
  }

  /** The mobile node that a well-formed message is about. */
  static Optional<MnId> mn(Datagram datagram) {
    byte[] octets = datagram.octets().toByteArray();
    try {
      MobilityMessage message = MobilityHeader.decodeVerified(octets, 0, octets.length);
      if (message instanceof BindingUpdate update) {
        return update.options().first(MnId.class);
      } else if (message instanceof BindingAcknowledgement ack) {
        return ack.options().first(MnId.class);
      }
    } catch (MalformedMessageException e) {
      // Not about anybody that can be told.
    }
    return Optional.empty();
  }
}
