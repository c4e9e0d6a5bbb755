package org.maarg.vectors;

import org.maarg.wire.message.MobilityMessage;
import org.maarg.wire.option.MobilityOption;
import org.maarg.wire.option.MobilityOptions;

/**
 * The hand-written description of a message that every receiver must understand.
 *
 * @param requirements IDs, separated by commas
 * @param canonical false if the fields, encoded, give other octets than these
 * @param octets as {@link OctetText} reads them
 */
record MessageVector(
    String name,
    String shows,
    String requirements,
    boolean canonical,
    MobilityMessage message,
    String octets) {
  /** The address that messages come from: the first MAAR of the simulator's address plan. */
  static final String SOURCE = "2001:db8:0:1::1";

  /** The address that messages go to: the CMD of that plan. */
  static final String DESTINATION = "2001:db8::c";

  /** What is sent and received like this. */
  static MessageVector canonical(
      String name, String shows, String requirements, MobilityMessage message, String... octets) {
    return new MessageVector(name, shows, requirements, true, message, String.join(" ", octets));
  }

  /** What nobody should send but everybody must understand. */
  static MessageVector lenient(
      String name, String shows, String requirements, MobilityMessage message, String... octets) {
    return new MessageVector(name, shows, requirements, false, message, String.join(" ", octets));
  }

  static MobilityOptions options(MobilityOption... options) {
    return MobilityOptions.of(options);
  }
}
