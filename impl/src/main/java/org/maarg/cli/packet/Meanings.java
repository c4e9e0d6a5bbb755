package org.maarg.cli.packet;

import java.time.Instant;
import org.maarg.wire.Refusal;
import org.maarg.wire.RefusalReason;
import org.maarg.wire.message.BindingAcknowledgement;
import org.maarg.wire.message.BindingError;
import org.maarg.wire.message.BindingUpdate;
import org.maarg.wire.message.Heartbeat;
import org.maarg.wire.message.MobilityHeader;
import org.maarg.wire.message.Status;
import org.maarg.wire.option.AccessTechnologyType;
import org.maarg.wire.option.HandoffIndicator;
import org.maarg.wire.option.MnId;

/** What the numbers in a message stand for. */
final class Meanings {
  private static final long MAX_INSTANT_SECONDS = Instant.MAX.getEpochSecond();

  private Meanings() {}

  static String payloadProto(int value) {
    return value == MobilityHeader.PAYLOAD_PROTO_NONE ? "nothing follows" : "not 59";
  }

  static String headerLength(int value) {
    return (value + 1) * 8 + " octets";
  }

  static String messageType(int value) {
    return switch (value) {
      case BindingUpdate.TYPE, BindingAcknowledgement.TYPE, BindingError.TYPE, Heartbeat.TYPE ->
          Registry.message(value);
      default -> {
        String owed = "receivers that do not know it answer with a Binding Error";
        yield (Registry.hasMessage(value) ? Registry.message(value) : "unknown") + ": " + owed;
      }
    };
  }

  /** Why a receiver refuses a message, and what it does then. */
  static String refusal(Refusal refusal) {
    return sentence(refusal.reason()) + " at octet " + refusal.offset() + "; " + answer(refusal);
  }

  private static String sentence(RefusalReason reason) {
    return switch (reason) {
      case TRUNCATED_HEADER -> "fewer octets than any Mobility Header has";
      case TOO_LONG -> "more octets than any Mobility Header has";
      case CHECKSUM -> "wrong checksum";
      case PAYLOAD_PROTO -> "Payload Proto is not 59";
      case HEADER_LENGTH_BELOW_MINIMUM -> "Header Len is less than the message needs";
      case HEADER_LENGTH_BEYOND_DATAGRAM -> "Header Len tells of octets that are not there";
      case TRAILING_OCTETS -> "octets beyond Header Len";
      case OPTION_TRUNCATED -> "an option runs past the end";
      case EXTENSION_OPTION_WITHOUT_D_FLAG -> "an option that needs the D flag";
      case OPTION_LENGTH -> "a length that does not fit its option";
      case PREFIX_LENGTH -> "a prefix length over 128";
      case EMPTY_LINK_LAYER_ADDRESS -> "a link-layer address without address";
    };
  }

  private static String answer(Refusal refusal) {
    return switch (refusal.answer()) {
      case DROP -> "receivers drop it silently";
      case PARAMETER_PROBLEM -> "receivers drop it and owe an ICMPv6 Parameter Problem";
      case BINDING_ERROR -> "receivers drop it and owe a Binding Error";
    };
  }

  static String lifetime(int units) {
    return seconds(units) + (units == 0 ? ", deregistration" : "");
  }

  /** The lifetime of an acknowledgement; that of a refusal ends nothing. */
  static String granted(int status, int units) {
    return Status.isAccepted(status) ? lifetime(units) : seconds(units);
  }

  private static String seconds(int units) {
    return units * MessageJson.SECONDS_PER_UNIT + " s";
  }

  static String status(int value) {
    String name = Status.nameOf(value);
    return name.startsWith("status ") ? (Status.isAccepted(value) ? "accepted" : "refused") : name;
  }

  static String errorStatus(int value) {
    return switch (value) {
      case BindingError.UNKNOWN_BINDING -> "no binding for the Home Address option";
      case BindingError.UNRECOGNIZED_MH_TYPE -> "unrecognised MH Type";
      default -> "";
    };
  }

  static String identifierSubtype(int value) {
    return value == MnId.NAI ? "network access identifier" : "";
  }

  static String handoff(int value) {
    return switch (value) {
      case HandoffIndicator.NEW_INTERFACE -> "attachment over a new interface";
      case HandoffIndicator.OTHER_INTERFACE -> "handoff between two interfaces";
      case HandoffIndicator.BETWEEN_MAGS -> "handoff between access routers, same interface";
      case HandoffIndicator.UNKNOWN -> "handoff state unknown";
      case HandoffIndicator.UNCHANGED -> "re-registration";
      default -> "";
    };
  }

  static String accessTechnology(int value) {
    return switch (value) {
      case AccessTechnologyType.VIRTUAL -> "virtual";
      case AccessTechnologyType.PPP -> "PPP";
      case AccessTechnologyType.ETHERNET -> "IEEE 802.3";
      case AccessTechnologyType.WLAN -> "IEEE 802.11";
      case AccessTechnologyType.WIMAX -> "IEEE 802.16e";
      default -> "";
    };
  }

  /** The time of a Timestamp option; years of ten digits end here before 48 bits of seconds do. */
  static String time(long seconds, int fraction) {
    long nanos = (fraction * 1_000_000_000L) >>> 16;
    return seconds > MAX_INSTANT_SECONDS ? "" : Instant.ofEpochSecond(seconds, nanos).toString();
  }
}
