package org.maarg.vectors;

import static org.maarg.vectors.MessageVector.canonical;
import static org.maarg.vectors.MessageVector.lenient;

import java.util.ArrayList;
import java.util.List;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.Ipv6Prefix;
import org.maarg.wire.Octets;
import org.maarg.wire.message.BindingAcknowledgement;
import org.maarg.wire.message.BindingError;
import org.maarg.wire.message.Heartbeat;
import org.maarg.wire.message.UnknownMessage;
import org.maarg.wire.option.MnId;
import org.maarg.wire.option.MobilityOption;
import org.maarg.wire.option.MobilityOptions;
import org.maarg.wire.option.PreviousMaar;
import org.maarg.wire.option.RestartCounter;
import org.maarg.wire.option.UnknownOption;

/**
 * Binding Errors, Heartbeats, messages of types that PMIPv6 does not use, and messages of 2048
 * octets.
 */
final class OtherMessageVectors {
  static final String ABOUT =
      "Binding Errors, Heartbeats, messages of types without a meaning here, and of the greatest length.";

  private OtherMessageVectors() {}

  static List<MessageVector> all() {
    List<MessageVector> all = new ArrayList<>(errors());
    all.addAll(heartbeats());
    all.addAll(unknownTypes());
    all.addAll(longest());
    return all;
  }

  private static List<MessageVector> errors() {
    return List.of(
        canonical(
            "be-unknown-binding",
            "Status 1 with a home address; no padding, Header Len 2.",
            "6275-6.1.9-1",
            new BindingError(1, Ipv6Address.parse("2001:db8:100::5"), MobilityOptions.NONE),
            "3b LL 07 00 CCCC 01 00 @2001:db8:100::5"),
        canonical(
            "be-unknown-type",
            "Status 2, the answer to an MH Type that is not known: no home address.",
            "6275-6.1.9-1, 6275-9.3.3-2",
            new BindingError(2, Ipv6Address.UNSPECIFIED, MobilityOptions.NONE),
            "3b LL 07 00 CCCC 02 00 @::"),
        canonical(
            "be-with-options",
            "Options after the home address.",
            "6275-6.1.9-1, 6275-6.1.1-6",
            new BindingError(
                2, Ipv6Address.UNSPECIFIED, MessageVector.options(MnId.nai("mn1@example.org"))),
            "3b LL 07 00 CCCC 02 00 @:: | 08 10 01 'mn1@example.org' | 01 04 00000000"),
        lenient(
            "be-reserved-octet",
            "The Reserved octet behind the status is not zero.",
            "6275-6.1.9-1",
            new BindingError(1, Ipv6Address.UNSPECIFIED, MobilityOptions.NONE),
            "3b LL 07 00 CCCC 01 ff @::"));
  }

  private static List<MessageVector> heartbeats() {
    return List.of(
        canonical(
            "heartbeat-request",
            "A request: neither flag, the greatest sequence number, no option.",
            "5847-3.3-1, 5847-3.3-3",
            new Heartbeat(0, 0xffff_ffffL, MobilityOptions.NONE),
            "3b LL 0d 00 CCCC 0000 ffffffff | 01 02 0000"),
        canonical(
            "heartbeat-response",
            "A response with its sender's Restart Counter, which stands at 4n+2.",
            "5847-3.3-4, 5847-3.4-1, 5847-3.4-2",
            new Heartbeat(
                Heartbeat.RESPONSE, 1, MessageVector.options(new RestartCounter(0x01020304))),
            "3b LL 0d 00 CCCC 0001 00000001 | 01 00 | 1c 04 01020304 | 01 02 0000"),
        canonical(
            "heartbeat-unsolicited",
            "A response that nobody asked for, after a restart.",
            "5847-3.2-5, 5847-3.3-4",
            new Heartbeat(
                Heartbeat.RESPONSE | Heartbeat.UNSOLICITED,
                0,
                MessageVector.options(new RestartCounter(0xffff_ffffL))),
            "3b LL 0d 00 CCCC 0003 00000000 | 01 00 | 1c 04 ffffffff | 01 02 0000"),
        lenient(
            "heartbeat-reserved-bits",
            "Reserved bits are set, and an option is unknown.",
            "5847-3.3-2, 5847-3.3-3",
            new Heartbeat(
                0, 2, MessageVector.options(new UnknownOption(240, Octets.ofHex("0102")))),
            "3b LL 0d 00 CCCC fffc 00000002 | f0 02 0102"));
  }

  private static UnknownMessage unknown(int type, String data) {
    return new UnknownMessage(type, Octets.ofHex(data));
  }

  private static List<MessageVector> unknownTypes() {
    return List.of(
        canonical(
            "unknown-type-0",
            "A Binding Refresh Request: for a codec of PMIPv6 with D flag just another type.",
            "6275-9.2-2",
            unknown(0, "0000"),
            "3b LL 00 00 CCCC 0000"),
        canonical(
            "unknown-type-1",
            "A Home Test Init message.",
            "6275-9.2-2",
            unknown(1, "00000123456789abcdef"),
            "3b LL 01 00 CCCC 0000 0123456789abcdef"),
        canonical(
            "unknown-type-255",
            "The greatest type, 2 octets of data.",
            "6275-9.2-2",
            unknown(255, "abcd"),
            "3b LL ff 00 CCCC abcd"),
        lenient(
            "unknown-type-payload-proto",
            "Payload Proto is not looked at where the type is not known: that check comes first.",
            "6275-9.2-2, 6275-9.2-3",
            unknown(16, "0000"),
            "3a LL 10 00 CCCC 0000"));
  }

  /** 50 Previous MAAR options fill 2008 octets, an unknown option of 38 the rest. */
  private static List<MessageVector> longest() {
    List<MobilityOption> options = new ArrayList<>();
    StringBuilder octets = new StringBuilder();
    for (int i = 0; i < 50; i++) {
      options.add(
          new PreviousMaar(
              Ipv6Address.parse("2001:db8:0:1::1"), Ipv6Prefix.parse("2001:db8:100::/64")));
      octets.append(i == 0 ? "" : " 01 02 0000 |");
      octets.append(" 43 22 00 40 @2001:db8:0:1::1 @2001:db8:100:: |");
    }
    options.add(new UnknownOption(200, Octets.ofHex("5a".repeat(38))));
    octets.append(" c8 26 5a*38");
    int flags = BindingAcknowledgement.PROXY | BindingAcknowledgement.DISTRIBUTED;
    return List.of(
        canonical(
            "pba-2048-octets",
            "Header Len 255: 50 Previous MAAR options and one of 38 octets.",
            "6275-6.1.1-3, 8885-4.5-5",
            new BindingAcknowledgement(0, flags, 1, 15, MobilityOptions.copyOf(options)),
            "3b ff 06 00 CCCC 00 22 0001 000f |",
            octets.toString()),
        canonical(
            "unknown-type-2048-octets",
            "Header Len 255 in a message of unknown type.",
            "6275-6.1.1-3, 6275-9.2-2",
            unknown(254, "5a".repeat(2042)),
            "3b ff fe 00 CCCC 5a*2042"));
  }
}
