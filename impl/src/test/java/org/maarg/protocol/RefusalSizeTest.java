package org.maarg.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.MalformedMessageException;
import org.maarg.wire.Octets;
import org.maarg.wire.message.BindingUpdate;
import org.maarg.wire.message.MobilityHeader;
import org.maarg.wire.message.Status;
import org.maarg.wire.option.AccessTechnologyType;
import org.maarg.wire.option.HandoffIndicator;
import org.maarg.wire.option.HomeNetworkPrefix;
import org.maarg.wire.option.LinkLocalAddress;
import org.maarg.wire.option.MnId;
import org.maarg.wire.option.MnLinkLayerIdentifier;
import org.maarg.wire.option.MobilityOption;
import org.maarg.wire.option.MobilityOptions;
import org.maarg.wire.option.Timestamp;

/** By how many octets a refusal is longer than what it refuses (decision peer-security). */
class RefusalSizeTest {
  private static final Timestamp NOW = Timestamp.ofEpochMilli(1_700_000_000_000L);

  /** What may stand in an update of a MAAR. */
  private static final List<MobilityOption> OPTIONS =
      List.of(
          MnId.nai("mn1@example.org"),
          new HomeNetworkPrefix(Bench.prefix(1, 0)),
          new HandoffIndicator(HandoffIndicator.UNKNOWN),
          new AccessTechnologyType(AccessTechnologyType.WLAN),
          new MnLinkLayerIdentifier(Octets.ofHex("020000000001")),
          NOW,
          new LinkLocalAddress(Ipv6Address.parse("fe80::1")));

  private static int refused(BindingUpdate update) {
    return MobilityHeader.encodedLength(Messages.refusal(update, Status.MAG_NOT_AUTHORIZED, NOW));
  }

  private static BindingUpdate update(List<MobilityOption> options) {
    return new BindingUpdate(
        1, BindingUpdate.PROXY | BindingUpdate.DISTRIBUTED, 15, MobilityOptions.copyOf(options));
  }

  // Verifies: 5213-5.3.6-4
  @Test
  void fillersAndPaddingMakeItFortyOctetsLongerAtMost() {
    int most = 0;
    for (int chosen = 0; chosen < 1 << OPTIONS.size(); chosen++) {
      List<MobilityOption> options = new ArrayList<>();
      for (int i = 0; i < OPTIONS.size(); i++) {
        if ((chosen >> i & 1) == 1) {
          options.add(OPTIONS.get(i));
        }
      }
      BindingUpdate update = update(options);
      most = Math.max(most, refused(update) - MobilityHeader.encodedLength(update));
    }
    assertThat(most).isEqualTo(40);
    assertThat(refused(update(OPTIONS))).isEqualTo(MobilityHeader.encodedLength(update(OPTIONS)));
  }

  // Verifies: 5213-5.3.6-4
  @Test
  void prefixesWithoutPaddingComeBackWithIt() throws MalformedMessageException {
    byte[] fits = packed(84);
    assertThat(fits).hasSize(1696);
    assertThat(refused(decode(fits))).isEqualTo(2040);
    // What would not fit is left out (decision pba-size).
    assertThat(refused(decode(packed(99)))).isEqualTo(2040);
  }

  private static BindingUpdate decode(byte[] octets) throws MalformedMessageException {
    return (BindingUpdate) MobilityHeader.decodeVerified(octets, 0, octets.length);
  }

  /** An update with so many prefixes back to back, which RFC 6275 6.2.1 wants aligned. */
  private static byte[] packed(int prefixes) {
    int start = 12;
    int optionOctets = 20;
    int used = start + prefixes * optionOctets;
    byte[] octets = new byte[(used + 7) / 8 * 8];
    octets[0] = 59;
    octets[1] = (byte) (octets.length / 8 - 1);
    octets[2] = 5;
    octets[8] = (byte) ((BindingUpdate.PROXY | BindingUpdate.DISTRIBUTED) >>> 8);
    octets[9] = (byte) (BindingUpdate.PROXY | BindingUpdate.DISTRIBUTED);
    for (int i = 0; i < prefixes; i++) {
      int at = start + i * optionOctets;
      octets[at] = 22;
      octets[at + 1] = (byte) (optionOctets - 2);
      octets[at + 3] = 64;
      octets[at + 4] = 0x20;
      octets[at + 5] = 0x01;
      octets[at + 11] = (byte) i;
    }
    if (used < octets.length) {
      octets[used] = 1;
      octets[used + 1] = (byte) (octets.length - used - 2);
    }
    return octets;
  }
}
