package org.maarg.fuzz.nodes;

import java.util.List;
import org.maarg.checks.world.Monitor;
import org.maarg.checks.world.Properties;
import org.maarg.checks.world.Violation;
import org.maarg.protocol.Input;
import org.maarg.protocol.Knob;
import org.maarg.protocol.Output;
import org.maarg.protocol.Profile;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.MalformedMessageException;
import org.maarg.wire.Octets;
import org.maarg.wire.message.MobilityHeader;
import org.maarg.wire.message.MobilityMessage;
import org.maarg.wire.option.Timestamp;

/**
 * Noise and attackers on the path of a message, none of whom has a key: damage that the checksum
 * shows, changes with a checksum to match, repetitions under the sender's name or another's.
 */
final class OnPath {
  /**
   * What a refusal may add to an update: an empty identifier, prefix ::/0, Handoff Indicator and
   * Access Technology Type where the update had none (RFC 5213 5.3.6), and padding to whole units.
   */
  private static final int FILLERS = 40;

  /** Where a Mobility Header has its checksum. */
  private static final int CHECKSUM = 4;

  private final Schedule schedule;
  private final Monitor monitor;
  private final WatchedNodes nodes;

  OnPath(Schedule schedule, Monitor monitor, WatchedNodes nodes) {
    this.schedule = schedule;
    this.monitor = monitor;
    this.nodes = nodes;
  }

  /**
   * A message under way.
   *
   * @param from address of its sender
   * @param to number of its receiver
   */
  record Letter(Ipv6Address from, int to, Ipv6Address receiver, Octets octets) {}

  /** Repeats a message without a security association, or as one whom nobody knows. */
  void forge(Letter letter) {
    boolean stranger = schedule.below(2) == 1;
    Ipv6Address from = stranger ? Cast.STRANGER : letter.from;
    monitor.note((stranger ? "a stranger" : "somebody without a key") + " repeats a message");
    hear(
        letter,
        new Input.Received(
            from, stranger, decode(letter.octets.toByteArray()), now(), letter.octets.length()),
        stranger);
  }

  /** Changes one octet; the receiver's decoder must refuse it. */
  void damage(Letter letter) {
    byte[] octets = changed(letter);
    try {
      MobilityMessage message =
          MobilityHeader.decode(octets, 0, octets.length, letter.from, letter.receiver);
      throw new Violation(DomainRun.DAMAGE_NOTICED, "a changed octet, taken for " + message);
    } catch (MalformedMessageException refused) {
      monitor.note("refused: " + refused.getMessage());
    }
  }

  /** Changes one octet and the checksum with it; what that says comes without an association. */
  void tamper(Letter letter) {
    byte[] octets = changed(letter);
    repair(octets, letter.octets.toByteArray());
    try {
      MobilityMessage message =
          MobilityHeader.decode(octets, 0, octets.length, letter.from, letter.receiver);
      hear(letter, new Input.Received(letter.from, false, message, now(), octets.length), false);
    } catch (MalformedMessageException refused) {
      monitor.note("refused: " + refused.getMessage());
    }
  }

  private byte[] changed(Letter letter) {
    byte[] octets = letter.octets.toByteArray();
    int at = schedule.u16() % octets.length;
    octets[at] ^= (byte) (1 + schedule.below(255));
    monitor.note("octet " + at + " of a message to node " + letter.to + " is changed");
    return octets;
  }

  /** Sets the checksum right by what the other words have changed (RFC 1624). */
  private static void repair(byte[] octets, byte[] original) {
    long sum = 0xffff ^ word(original, CHECKSUM);
    for (int at = 0; at < octets.length; at += 2) {
      if (at != CHECKSUM) {
        sum += word(octets, at) + (0xffff ^ word(original, at));
      }
    }
    while (sum > 0xffff) {
      sum = (sum & 0xffff) + (sum >>> 16);
    }
    octets[CHECKSUM] = (byte) ((0xffff ^ sum) >>> 8);
    octets[CHECKSUM + 1] = (byte) (0xffff ^ sum);
  }

  private static int word(byte[] octets, int at) {
    return (octets[at] & 0xff) << 8 | (octets[at + 1] & 0xff);
  }

  private void hear(Letter letter, Input input, boolean stranger) {
    Snapshot before = nodes.snapshot(letter.to);
    monitor.input(letter.to, input);
    List<Output> outputs = nodes.tell(letter.to, input);
    outputs.forEach(output -> monitor.output(letter.to, output));
    if (!nodes.snapshot(letter.to).hasSessionsOf(before)) {
      throw new Violation(Properties.UNSECURED_IGNORED, "node " + letter.to + " believes " + input);
    }
    Ipv6Address answered = stranger ? Cast.STRANGER : Ipv6Address.UNSPECIFIED;
    checkAnswers(outputs, answered, letter.octets.length(), nodes.profile());
  }

  // Verifies: 5213-5.3.6-4
  /**
   * Whoever is not believed costs no more than he pays, but by the letter for the options that
   * every refusal must have. A stranger may be told so, at his own address; under a peer's name
   * nobody gets an answer, for it would go to that peer.
   *
   * @param stranger who may be answered; unspecified if nobody
   */
  static void checkAnswers(
      List<Output> outputs, Ipv6Address stranger, int octetsIn, Profile profile) {
    int most = octetsIn + (profile.has(Knob.STRANGER_REFUSAL_NO_LONGER) ? 0 : FILLERS);
    int octetsOut = 0;
    for (Output output : outputs) {
      boolean allowed = NodeRules.isOfRefusal(output);
      if (output instanceof Output.Send send && send.to().equals(stranger)) {
        octetsOut += MobilityHeader.encodedLength(send.message());
        allowed = true;
      }
      if (!allowed || octetsOut > most) {
        throw new Violation(DomainRun.OUTSIDER_POWERLESS, octetsIn + " octets in, out: " + outputs);
      }
    }
  }

  private static MobilityMessage decode(byte[] octets) {
    try {
      return MobilityHeader.decodeVerified(octets, 0, octets.length);
    } catch (MalformedMessageException malformed) {
      throw new Violation("codec", "a node's message is refused: " + malformed.getMessage());
    }
  }

  private static Timestamp now() {
    return Timestamp.ofEpochMilli(0);
  }
}
