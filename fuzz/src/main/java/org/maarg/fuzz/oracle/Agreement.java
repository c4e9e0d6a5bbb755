package org.maarg.fuzz.oracle;

import org.jspecify.annotations.Nullable;
import org.maarg.fuzz.format.MobilityHeader.BindingAcknowledgement;
import org.maarg.fuzz.format.MobilityHeader.BindingError;
import org.maarg.fuzz.format.MobilityHeader.BindingUpdate;
import org.maarg.fuzz.format.MobilityHeader.Heartbeat;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.MalformedMessageException;
import org.maarg.wire.Refusal;
import org.maarg.wire.RefusalReason;
import org.maarg.wire.message.MobilityHeader;
import org.maarg.wire.message.MobilityMessage;
import org.maarg.wire.message.UnknownMessage;

// Verifies: 6275-6.1.1-1, 6275-6.1.1-5, 6275-6.1.7-1, 6275-6.1.8-1, 6275-6.1.9-1, 6275-9.2-1
/** Our decoder and the one made from the description of the format say the same of any octets. */
public final class Agreement {
  private static final Ipv6Address SOURCE = Ipv6Address.of(0x20010db8_00000001L, 1);
  private static final Ipv6Address DESTINATION = Ipv6Address.of(0x20010db8_00000000L, 12);
  private static final InternetChecksum CHECKSUM = new InternetChecksum(SOURCE, DESTINATION);
  private static final int LEAST_OCTETS = 8;
  private static final int LAST_OF_CHECKSUM = 5;
  private static final int TURNS = 8;

  /** U and R: all other bits are reserved. */
  private static final int HEARTBEAT_FLAGS = 0x0003;

  private Agreement() {}

  /**
   * Holds the two against each other.
   *
   * @return the message, null if both refuse
   * @throws Disagreement if they differ in accepting, in a field, or about the checksum; if the
   *     sender is owed another answer; if prefixes or times of the message do not compare as they
   *     should; or if it would be sent on with something in a reserved field
   */
  public static @Nullable MobilityMessage check(byte[] octets) {
    Object ours = ours(octets);
    org.maarg.fuzz.format.MobilityHeader theirs = Description.parse(octets);
    if (ours instanceof Refusal refusal) {
      if (theirs != null) {
        throw new Disagreement("refused (" + refusal + "), but the description fits", octets);
      }
    } else if (theirs == null) {
      throw new Disagreement("accepted " + ours + ", but the description does not fit", octets);
    } else if (!isSame((MobilityMessage) ours, theirs)) {
      throw new Disagreement("accepted " + ours + ", but the description says otherwise", octets);
    }
    checkChecksum(octets, ours);
    if (ours instanceof Refusal refusal) {
      OwedAnswer.check(refusal, octets);
      return null;
    }
    MobilityMessage message = (MobilityMessage) ours;
    ValueLaws.check(message, octets);
    checkSent(message, octets);
    return message;
  }

  /** What would be sent on is in a sender's form; as often as a checksum is repaired. */
  private static void checkSent(MobilityMessage message, byte[] octets) {
    boolean turn = octets[LAST_OF_CHECKSUM] % TURNS == 0;
    if (turn && MobilityHeader.encodedLength(message) <= MobilityHeader.MAX_OCTETS) {
      SenderForm.check(MobilityHeader.encodeWithoutChecksum(message));
    }
  }

  /** A message or a refusal. */
  private static Object ours(byte[] octets) {
    try {
      return Cost.decode(octets);
    } catch (MalformedMessageException refused) {
      return refused.refusal();
    }
  }

  private static boolean isSame(MobilityMessage ours, org.maarg.fuzz.format.MobilityHeader theirs) {
    if (ours.type() != theirs.mhType()) {
      return false;
    }
    if (ours instanceof org.maarg.wire.message.BindingUpdate it) {
      return theirs.message() instanceof BindingUpdate that
          && it.sequence() == that.sequence()
          && it.flags() == that.flags()
          && it.lifetime() == that.lifetime()
          && OptionAgreement.isSame(it.options(), that.options());
    } else if (ours instanceof org.maarg.wire.message.BindingAcknowledgement it) {
      return theirs.message() instanceof BindingAcknowledgement that
          && it.status() == that.status()
          && it.flags() == that.flags()
          && it.sequence() == that.sequence()
          && it.lifetime() == that.lifetime()
          && OptionAgreement.isSame(it.options(), that.options());
    } else if (ours instanceof org.maarg.wire.message.BindingError it) {
      return theirs.message() instanceof BindingError that
          && it.status() == that.status()
          && OptionAgreement.isSame(it.homeAddress(), that.homeAddress())
          && OptionAgreement.isSame(it.options(), that.options());
    } else if (ours instanceof org.maarg.wire.message.Heartbeat it) {
      return theirs.message() instanceof Heartbeat that
          && it.flags() == (that.flags() & HEARTBEAT_FLAGS)
          && it.sequence() == that.sequence()
          && OptionAgreement.isSame(it.options(), that.options());
    }
    return ours instanceof UnknownMessage it
        && theirs.message() instanceof byte[] that
        && OptionAgreement.isSame(it.data(), that);
  }

  /**
   * The checksum decides first, and when it is right it changes nothing. A wrong one is seen to
   * decide, is repaired, or is left alone, as its own last bits say: to do both for each input
   * would cost as much as all the rest.
   */
  private static void checkChecksum(byte[] octets, Object verified) {
    if (octets.length < LEAST_OCTETS || octets.length > MobilityHeader.MAX_OCTETS) {
      return;
    }
    if (CHECKSUM.isRight(octets)) {
      checkSame(decode(octets), verified, octets);
      return;
    }
    int turn = (octets[LAST_OF_CHECKSUM] & 0xff) % TURNS;
    if (turn == 0) {
      checkDecides(octets);
    } else if (turn == 1) {
      checkSame(decode(CHECKSUM.repaired(octets)), verified, octets);
    }
  }

  private static void checkDecides(byte[] octets) {
    Object asItIs = decode(octets);
    if (!(asItIs instanceof Refusal it) || it.reason() != RefusalReason.CHECKSUM) {
      throw new Disagreement("the checksum is wrong, but: " + asItIs, octets);
    }
  }

  private static void checkSame(Object withChecksum, Object verified, byte[] octets) {
    if (!withChecksum.equals(verified)) {
      throw new Disagreement(
          "without a look at the checksum " + verified + ", with it " + withChecksum, octets);
    }
  }

  private static Object decode(byte[] octets) {
    try {
      return MobilityHeader.decode(octets, 0, octets.length, SOURCE, DESTINATION);
    } catch (MalformedMessageException refused) {
      return refused.refusal();
    }
  }
}
