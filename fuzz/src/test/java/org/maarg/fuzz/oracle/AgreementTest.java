package org.maarg.fuzz.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.maarg.fuzz.corpora.VectorSeeds;
import org.maarg.fuzz.corpora.WireSeeds;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.message.MobilityHeader;
import org.maarg.wire.message.MobilityMessage;

class AgreementTest {
  @Test
  void holdsForEveryVector() {
    List<byte[]> vectors = VectorSeeds.octets();
    int accepted = 0;
    for (byte[] octets : vectors) {
      MobilityMessage message = Agreement.check(octets);
      if (message != null) {
        Laws.roundTrip(message, octets);
        accepted++;
      }
    }
    assertThat(vectors).hasSizeGreaterThan(300);
    assertThat(accepted).as("there are both kinds").isBetween(200, vectors.size() - 50);
  }

  @Test
  void holdsForEveryCutAndFlippedBit() {
    for (byte[] octets : WireSeeds.messages().subList(0, 40)) {
      for (int bit = 0; bit < octets.length * 8; bit++) {
        byte[] flipped = octets.clone();
        flipped[bit / 8] ^= (byte) (0x80 >>> bit % 8);
        Agreement.check(flipped);
      }
    }
  }

  @Test
  void checksumIsThatOfTheEncoder() {
    Ipv6Address source = Ipv6Address.parse("2001:db8::ffff:1");
    Ipv6Address destination = Ipv6Address.parse("ff02::1");
    InternetChecksum checksum = new InternetChecksum(source, destination);
    for (byte[] octets : VectorSeeds.octets()) {
      MobilityMessage message = Agreement.check(octets);
      if (message != null && MobilityHeader.encodedLength(message) <= MobilityHeader.MAX_OCTETS) {
        byte[] encoded = MobilityHeader.encode(message, source, destination);
        assertThat(checksum.isRight(encoded)).isTrue();
        assertThat(checksum.repaired(encoded)).isEqualTo(encoded);
        encoded[3] ^= 1;
        assertThat(checksum.isRight(encoded)).isFalse();
      }
    }
  }
}
