package org.maarg.fuzz.oracle;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import org.maarg.fuzz.format.MobilityHeader.Address;
import org.maarg.fuzz.format.MobilityHeader.Indication;
import org.maarg.fuzz.format.MobilityHeader.LinkLayer;
import org.maarg.fuzz.format.MobilityHeader.Option;
import org.maarg.fuzz.format.MobilityHeader.Prefix;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.Ipv6Prefix;
import org.maarg.wire.Octets;
import org.maarg.wire.option.AccessTechnologyType;
import org.maarg.wire.option.AlternateCareOfAddress;
import org.maarg.wire.option.AnchoredPrefix;
import org.maarg.wire.option.DlifLinkLayerAddress;
import org.maarg.wire.option.DlifLinkLocalAddress;
import org.maarg.wire.option.HandoffIndicator;
import org.maarg.wire.option.HomeNetworkPrefix;
import org.maarg.wire.option.LinkLocalAddress;
import org.maarg.wire.option.LocalPrefix;
import org.maarg.wire.option.MnId;
import org.maarg.wire.option.MnLinkLayerIdentifier;
import org.maarg.wire.option.MobilityOption;
import org.maarg.wire.option.MobilityOptions;
import org.maarg.wire.option.PreviousMaar;
import org.maarg.wire.option.RestartCounter;
import org.maarg.wire.option.ServingMaar;
import org.maarg.wire.option.Timestamp;
import org.maarg.wire.option.UnknownOption;

/** Compares options with those that the description sees, field by field. */
final class OptionAgreement {
  private static final int PAD_N = 1;

  private OptionAgreement() {}

  // Verifies: 6275-6.2-1, 6275-6.2.3-2, 6275-6.2.1-3
  /** True if these are the same options in the same order, padding aside. */
  static boolean isSame(MobilityOptions ours, List<Option> theirs) {
    List<MobilityOption> list = ours.asList();
    int next = 0;
    for (Option that : theirs) {
      if (that.type() > PAD_N) {
        if (next == list.size() || !isSame(list.get(next), that)) {
          return false;
        }
        next++;
      }
    }
    return next == list.size();
  }

  private static boolean isSame(MobilityOption ours, Option theirs) {
    return ours.type() == theirs.type()
        && ours.length() == theirs.length()
        && isSame(ours, theirs.data());
  }

  // Verifies: 4283-3-1, 5213-8.3-1, 5213-8.4-1, 5213-8.5-1, 5213-8.6-1, 5213-8.7-1, 5213-8.8-1
  private static boolean isSame(MobilityOption ours, Object data) {
    if (ours instanceof MnId it) {
      return data instanceof org.maarg.fuzz.format.MobilityHeader.MnId that
          && it.subtype() == that.subtype()
          && isSame(it.identifier(), that.identifier());
    } else if (ours instanceof HomeNetworkPrefix it) {
      return data instanceof Prefix that && isSame(it.prefix(), that);
    } else if (ours instanceof HandoffIndicator it) {
      return data instanceof Indication that && it.value() == that.value();
    } else if (ours instanceof AccessTechnologyType it) {
      return data instanceof Indication that && it.value() == that.value();
    } else if (ours instanceof MnLinkLayerIdentifier it) {
      return data instanceof LinkLayer that && isSame(it.identifier(), that.identifier());
    } else if (ours instanceof LinkLocalAddress it) {
      return data instanceof Address that && isSame(it.address(), that.address());
    } else if (ours instanceof Timestamp it) {
      return data instanceof org.maarg.fuzz.format.MobilityHeader.Timestamp that
          && it.value() == that.value();
    } else if (ours instanceof RestartCounter it) {
      return data instanceof org.maarg.fuzz.format.MobilityHeader.RestartCounter that
          && it.value() == that.value();
    } else if (ours instanceof AlternateCareOfAddress it) {
      return data instanceof Address that && isSame(it.address(), that.address());
    } else if (ours instanceof UnknownOption it) {
      return data instanceof byte[] that && isSame(it.data(), that);
    }
    return isSameExtension(ours, data);
  }

  // Verifies: 8885-4.3-1, 8885-4.4-1, 8885-4.5-1, 8885-4.6-1, 8885-4.7-1, 8885-4.8-1
  private static boolean isSameExtension(MobilityOption ours, Object data) {
    if (ours instanceof AnchoredPrefix it) {
      return data instanceof Prefix that && isSame(it.prefix(), that);
    } else if (ours instanceof LocalPrefix it) {
      return data instanceof Prefix that && isSame(it.prefix(), that);
    } else if (ours instanceof PreviousMaar it) {
      return data instanceof org.maarg.fuzz.format.MobilityHeader.PreviousMaar that
          && isSame(it.address(), that.address())
          && isSame(it.homeNetworkPrefix(), that.prefixLength(), that.homeNetworkPrefix());
    } else if (ours instanceof ServingMaar it) {
      return data instanceof Address that && isSame(it.address(), that.address());
    } else if (ours instanceof DlifLinkLocalAddress it) {
      return data instanceof Address that && isSame(it.address(), that.address());
    } else if (ours instanceof DlifLinkLayerAddress it) {
      return data instanceof LinkLayer that && isSame(it.address(), that.identifier());
    }
    return false;
  }

  private static boolean isSame(Ipv6Prefix ours, Prefix theirs) {
    return isSame(ours, theirs.prefixLength(), theirs.prefix());
  }

  // Verifies: 8885-4.3-5, 8885-4.4-5
  /** Bits beyond the length count as zero, whatever came. */
  private static boolean isSame(Ipv6Prefix ours, int length, byte[] prefix) {
    byte[] cleared = Arrays.copyOf(Arrays.copyOf(prefix, (length + 7) / 8), prefix.length);
    if (length % 8 != 0) {
      cleared[length / 8] &= (byte) (0xff00 >>> length % 8);
    }
    return ours.length() == length && isSame(ours.address(), cleared);
  }

  static boolean isSame(Ipv6Address ours, byte[] theirs) {
    ByteBuffer octets = ByteBuffer.wrap(theirs);
    return ours.high() == octets.getLong() && ours.low() == octets.getLong();
  }

  static boolean isSame(Octets ours, byte[] theirs) {
    return Arrays.equals(ours.toByteArray(), theirs);
  }
}
