package org.maarg.vectors;

import static org.maarg.vectors.MessageVector.canonical;
import static org.maarg.vectors.UpdateVectors.hnp;

import java.util.ArrayList;
import java.util.List;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.Ipv6Prefix;
import org.maarg.wire.Octets;
import org.maarg.wire.message.BindingUpdate;
import org.maarg.wire.option.AlternateCareOfAddress;
import org.maarg.wire.option.AnchoredPrefix;
import org.maarg.wire.option.DlifLinkLayerAddress;
import org.maarg.wire.option.DlifLinkLocalAddress;
import org.maarg.wire.option.LinkLocalAddress;
import org.maarg.wire.option.LocalPrefix;
import org.maarg.wire.option.MnId;
import org.maarg.wire.option.MnLinkLayerIdentifier;
import org.maarg.wire.option.MobilityOption;
import org.maarg.wire.option.PreviousMaar;
import org.maarg.wire.option.ServingMaar;
import org.maarg.wire.option.Timestamp;

/** Options behind an identifier of 1 to 8 octets, which moves them to every place there is. */
final class AlignmentVectors {
  static final String ABOUT =
      "Padding: options behind identifiers of 1 to 8 octets, so that each comes at every alignment.";

  /** Padding of 0 to 7 octets: nothing, Pad1, PadN. */
  private static final String[] PADDING = {
    "",
    "00",
    "01 00",
    "01 01 00",
    "01 02 0000",
    "01 03 000000",
    "01 04 00000000",
    "01 05 0000000000"
  };

  private AlignmentVectors() {}

  static List<MessageVector> all() {
    List<MessageVector> all = new ArrayList<>();
    for (int length = 1; length <= 8; length++) {
      all.addAll(behind(length));
    }
    return all;
  }

  /**
   * What stands behind an identifier of so many octets; that option begins at octet 12 and ends at
   * octet 15 + length.
   */
  private static List<MessageVector> behind(int length) {
    // Octets of padding before options of 8n+4, 8n+6 and 8n+2, for an identifier of 1 to 8 octets.
    int four = new int[] {4, 3, 2, 1, 0, 7, 6, 5}[length - 1];
    int six = new int[] {6, 5, 4, 3, 2, 1, 0, 7}[length - 1];
    int two = new int[] {2, 1, 0, 7, 6, 5, 4, 3}[length - 1];
    Ipv6Prefix prefix = Ipv6Prefix.parse("2001:db8:100::/64");
    Ipv6Address address = Ipv6Address.parse("2001:db8:0:2::1");
    String data = "12 00 40 @2001:db8:100::";
    String at = "@2001:db8:0:2::1";
    List<MessageVector> all = new ArrayList<>(linkLayers(length, four));
    all.addAll(
        List.of(
            vector("hnp", "5213-8.3-1", length, four, hnp("2001:db8:100::/64"), "16 " + data),
            vector(
                "anchored-prefix",
                "8885-4.3-2",
                length,
                four,
                new AnchoredPrefix(prefix),
                "41 " + data),
            vector(
                "local-prefix", "8885-4.4-2", length, four, new LocalPrefix(prefix), "42 " + data),
            vector(
                "previous-maar",
                "8885-4.5-2",
                length,
                four,
                new PreviousMaar(address, prefix),
                "43 22 00 40 " + at + " @2001:db8:100::"),
            vector(
                "link-local",
                "5213-8.7-1",
                length,
                six,
                new LinkLocalAddress(address),
                "1a 10 " + at),
            vector(
                "alternate-care-of",
                "6275-6.2.5-1",
                length,
                six,
                new AlternateCareOfAddress(address),
                "03 10 " + at),
            vector(
                "serving-maar", "8885-4.6-2", length, six, new ServingMaar(address), "44 10 " + at),
            vector(
                "dlif-link-local",
                "8885-4.7-2",
                length,
                six,
                new DlifLinkLocalAddress(address),
                "45 10 " + at),
            vector(
                "timestamp",
                "5213-8.8-1",
                length,
                two,
                new Timestamp(0x10002),
                "1b 08 000000000001 0002 | 01 02 0000")));
    return all;
  }

  /** A multiple of 4 for 4 octets, of 8 for 8, and of 2 for any other number. */
  private static List<MessageVector> linkLayers(int length, int four) {
    List<MessageVector> all = new ArrayList<>();
    String eight = "020001fffe000001";
    all.add(linkLayer(8, length, four, eight));
    all.add(dlif(8, length, four, eight));
    if (length <= 4) {
      int padding = new int[] {0, 3, 2, 1}[length - 1];
      all.add(linkLayer(4, length, padding, "c0000201"));
      all.add(dlif(4, length, padding, "c0000201"));
    }
    if (length <= 2) {
      all.add(linkLayer(6, length, length - 1, "020001000001"));
      all.add(dlif(6, length, length - 1, "020001000001"));
    }
    return all;
  }

  private static MessageVector linkLayer(int size, int length, int padding, String address) {
    return vector(
        "mn-link-layer-" + size,
        "5213-8.6-2",
        length,
        padding,
        new MnLinkLayerIdentifier(Octets.ofHex(address)),
        "19 0" + Integer.toHexString(size + 2) + " 0000 " + address + end(length, padding, size));
  }

  private static MessageVector dlif(int size, int length, int padding, String address) {
    return vector(
        "dlif-link-layer-" + size,
        "8885-4.8-7",
        length,
        padding,
        new DlifLinkLayerAddress(Octets.ofHex(address)),
        "46 0" + Integer.toHexString(size + 2) + " 0000 " + address + end(length, padding, size));
  }

  /** The padding behind the last option. */
  private static String end(int length, int padding, int size) {
    String last = PADDING[Math.floorMod(-(15 + length + padding + 4 + size), 8)];
    return last.isEmpty() ? "" : " | " + last;
  }

  private static MessageVector vector(
      String what,
      String requirement,
      int length,
      int padding,
      MobilityOption option,
      String octets) {
    String identifier = "abcdefgh".substring(0, length);
    int flags = BindingUpdate.PROXY | BindingUpdate.DISTRIBUTED;
    return canonical(
        "align-" + what + "-" + padding,
        "Octets of padding in front: " + padding + ".",
        "6275-6.2.1-2, 6275-6.2.2-1, 6275-6.2.3-1, " + requirement,
        new BindingUpdate(1, flags, 15, MessageVector.options(MnId.nai(identifier), option)),
        "3b LL 05 00 CCCC 0001 0210 000f | 08 0" + (length + 1),
        "01 '" + identifier + "' |",
        PADDING[padding],
        "|",
        octets);
  }
}
