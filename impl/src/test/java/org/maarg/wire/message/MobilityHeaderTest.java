package org.maarg.wire.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.maarg.wire.message.Wire.accepted;
import static org.maarg.wire.message.Wire.encode;
import static org.maarg.wire.message.Wire.hex;
import static org.maarg.wire.message.Wire.option;
import static org.maarg.wire.message.Wire.update;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.Ipv6Prefix;
import org.maarg.wire.MalformedMessageException;
import org.maarg.wire.Octets;
import org.maarg.wire.Refusal;
import org.maarg.wire.RefusalReason;
import org.maarg.wire.option.AccessTechnologyType;
import org.maarg.wire.option.HandoffIndicator;
import org.maarg.wire.option.HomeNetworkPrefix;
import org.maarg.wire.option.MnId;
import org.maarg.wire.option.MobilityOption;
import org.maarg.wire.option.MobilityOptions;
import org.maarg.wire.option.PreviousMaar;
import org.maarg.wire.option.ServingMaar;
import org.maarg.wire.option.Timestamp;
import org.maarg.wire.option.UnknownOption;

/** Padding, order and size of whole messages. */
class MobilityHeaderTest {
  private static final MnId MN = MnId.nai("mn1@example.org");
  private static final HomeNetworkPrefix PREFIX =
      new HomeNetworkPrefix(Ipv6Prefix.parse("2001:db8:1::/64"));
  private static final PreviousMaar PREVIOUS =
      new PreviousMaar(Ipv6Address.parse("2001:db8::1"), Ipv6Prefix.parse("2001:db8:2::/64"));

  /** An acknowledgement as a CMD sends it, with so many Previous MAAR options. */
  private static BindingAcknowledgement acknowledgement(MnId mn, int previousMaars) {
    List<MobilityOption> options = new ArrayList<>();
    options.add(mn);
    options.add(PREFIX);
    options.add(new HandoffIndicator(HandoffIndicator.BETWEEN_MAGS));
    options.add(new AccessTechnologyType(AccessTechnologyType.WLAN));
    options.add(Timestamp.ofEpochMilli(1_700_000_000_000L));
    options.addAll(Collections.nCopies(previousMaars, PREVIOUS));
    return new BindingAcknowledgement(
        Status.ACCEPTED,
        BindingAcknowledgement.PROXY | BindingAcknowledgement.DISTRIBUTED,
        1,
        15,
        MobilityOptions.copyOf(options));
  }

  @Test
  void fortyNinePreviousMaarsFitBesideAUsualName() {
    BindingAcknowledgement most = acknowledgement(MN, 49);
    assertThat(MobilityHeader.encodedLength(most)).isEqualTo(2032);
    WireContract.assertRoundTrip(most);
    assertTooLong(acknowledgement(MN, 50), 2072);
  }

  @Test
  void fortyThreePreviousMaarsFitBesideTheLongestName() {
    MnId longest = new MnId(MnId.NAI, Octets.of(new byte[MnId.MAX_OCTETS]));
    BindingAcknowledgement most = acknowledgement(longest, 43);
    assertThat(MobilityHeader.encodedLength(most)).isEqualTo(2032);
    WireContract.assertRoundTrip(most);
    assertTooLong(acknowledgement(longest, 44), 2072);
  }

  @Test
  void sizeLimitIsExact() {
    for (int octets = 2000; octets <= 2100; octets++) {
      BindingUpdate update = new BindingUpdate(1, 0, 1, unknownOptions(octets - 12));
      int length = (octets + 7) / 8 * 8;
      assertThat(MobilityHeader.encodedLength(update)).isEqualTo(length);
      if (length <= 2048) {
        WireContract.assertRoundTrip(update);
      } else {
        assertTooLong(update, length);
      }
    }
  }

  /** Unknown options that take so many octets altogether. */
  private static MobilityOptions unknownOptions(int octets) {
    List<MobilityOption> options = new ArrayList<>();
    int left = octets;
    while (left > 0) {
      int size = left > 300 ? 200 : Math.min(left, 150);
      options.add(new UnknownOption(99, Octets.of(new byte[size - 2])));
      left -= size;
    }
    return MobilityOptions.copyOf(options);
  }

  private static void assertTooLong(MobilityMessage message, int length) {
    assertThat(MobilityHeader.encodedLength(message)).isEqualTo(length);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> encode(message))
        .withMessage("a Mobility Header of %d octets exceeds 2048", length);
  }

  // Verifies: 6275-6.2.2-1, 6275-6.2.3-1, 6275-6.2.3-2
  @Test
  void paddingOfEveryKindIsSkipped() {
    byte[] longest = option(1, 255);
    Arrays.fill(longest, 2, longest.length, (byte) 0xee);
    byte[][] paddings = {hex("00"), hex("0100"), hex("010100"), hex("00010000"), longest};
    for (byte[] padding : paddings) {
      byte[] octets = update(padding, hex("17020004"), padding, padding, hex("17020005"), padding);
      assertThat(accepted(octets).options())
          .isEqualTo(MobilityOptions.of(new HandoffIndicator(4), new HandoffIndicator(5)));
    }
  }

  @Test
  void paddingAloneIsNoOption() {
    assertThat(accepted(update(hex("01020000"))).options()).isEqualTo(MobilityOptions.NONE);
    assertThat(accepted(update(hex("0100" + "0100"))).options()).isEqualTo(MobilityOptions.NONE);
    assertThat(accepted(update(hex("00000000"))).options()).isEqualTo(MobilityOptions.NONE);
    assertThat(accepted(update(new byte[1000])).options()).isEqualTo(MobilityOptions.NONE);
  }

  // Verifies: 6275-6.2.1-4
  @Test
  void paddingPastTheEndIsRefused() {
    assertThat(Wire.refused(update(hex("01030000"))))
        .isEqualTo(Refusal.of(RefusalReason.OPTION_TRUNCATED, 13));
    assertThat(Wire.refused(update(hex("00000001"))))
        .isEqualTo(Refusal.of(RefusalReason.OPTION_TRUNCATED, 15));
  }

  // Verifies: 6275-6.2-1
  @Test
  void everyOrderOfOptionsSurvives() {
    List<MobilityOption> options =
        new ArrayList<>(
            List.of(
                MN,
                PREFIX,
                new HandoffIndicator(3),
                Timestamp.ofEpochMilli(1),
                PREVIOUS,
                new ServingMaar(Ipv6Address.parse("2001:db8::2")),
                new UnknownOption(77, Octets.ofHex("010203"))));
    for (int i = 0; i < options.size(); i++) {
      Collections.rotate(options, 1);
      assertInOrder(options);
      List<MobilityOption> reversed = new ArrayList<>(options);
      Collections.reverse(reversed);
      assertInOrder(reversed);
    }
  }

  private static void assertInOrder(List<MobilityOption> options) {
    BindingUpdate update =
        new BindingUpdate(1, BindingUpdate.DISTRIBUTED, 1, MobilityOptions.copyOf(options));
    WireContract.assertRoundTrip(update);
    assertThat(accepted(encode(update)).options().asList()).isEqualTo(options);
  }

  @Test
  void aThousandEmptyOptionsAreOnlyAThousandOptions() {
    byte[] octets = new byte[2036];
    for (int i = 0; i < octets.length; i += 2) {
      octets[i] = (byte) 0x99;
    }
    assertThat(accepted(update(octets)).options().asList()).hasSize(1018);
  }

  // Verifies: 6275-6.1.1-5
  @Test
  void checksumCoversTheAddresses() throws MalformedMessageException {
    byte[] octets = encode(acknowledgement(MN, 1));
    Ipv6Address other = Ipv6Address.parse("2001:db8::c");
    for (Ipv6Address[] wrong :
        new Ipv6Address[][] {{other, Wire.DESTINATION}, {Wire.SOURCE, other}}) {
      try {
        MobilityHeader.decode(octets, 0, octets.length, wrong[0], wrong[1]);
        throw new AssertionError("accepted");
      } catch (MalformedMessageException refused) {
        assertThat(refused.refusal().reason()).isEqualTo(RefusalReason.CHECKSUM);
      }
    }
    assertThat(
            MobilityHeader.decode(octets, 0, octets.length, Wire.DESTINATION, Wire.SOURCE).type())
        .isEqualTo(6);
  }

  // Verifies: 5844-4.1.3.2-3
  @Test
  void theChecksumIsPutIntoACopyWhateverStoodInItsPlace() {
    BindingAcknowledgement message = acknowledgement(MN, 1);
    byte[] octets = MobilityHeader.encodeWithoutChecksum(message);
    assertThat(Octets.copyOf(octets, 4, 2)).hasToString("0000");
    octets[4] = 0x12;
    octets[5] = 0x34;
    byte[] before = octets.clone();

    assertThat(MobilityHeader.withChecksum(octets, Wire.SOURCE, Wire.DESTINATION))
        .isEqualTo(encode(message));
    assertThat(octets).isEqualTo(before);
  }
}
