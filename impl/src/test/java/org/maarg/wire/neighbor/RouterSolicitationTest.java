package org.maarg.wire.neighbor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.maarg.wire.Checksum;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.Octets;
import org.maarg.wire.neighbor.RefusedSolicitationException.Reason;

class RouterSolicitationTest {
  private static final Ipv6Address HOST = Ipv6Address.parse("fe80::aa:ff:fe00:1");
  private static final Ipv6Address ROUTERS = Ipv6Address.parse("ff02::2");

  /** Octets with the checksum put right. */
  private static byte[] sealed(String hex, Ipv6Address source) {
    byte[] octets = Octets.ofHex(hex).toByteArray();
    int sum = Checksum.of(source, ROUTERS, 58, octets, 0, octets.length);
    octets[2] = (byte) (sum >>> 8);
    octets[3] = (byte) sum;
    return octets;
  }

  // Verifies: 4861-4.1-1, 4861-4.1-2, 4861-6.1.1-2, 4861-6.1.1-3, 4861-4.6.2-6, 4861-9-1, 4861-9-2
  // Verifies: 4861-9-3, 4861-9-5, 4861-9-6, 4861-4.6.3-1, 4861-4.6.4-2
  @ParameterizedTest
  @CsvSource({
    "8500000000000000, ''",
    "85000000ffffffff, ''",
    "85000000000000000101020a0b0c0d0e, 020a0b0c0d0e",
    "8500000000000000fe01000000000000, ''",
    "8500000000000000fe010000000000000101020a0b0c0d0e, 020a0b0c0d0e",
    "85000000000000000101020a0b0c0d0efe01000000000000, 020a0b0c0d0e",
    "850000000000000005010000000005dc0401000000000000, ''",
    "8500000000000000030440c0000000010000000100000000" + "20010db8000000000000000000000000, ''"
  })
  void reservedBitsAndOtherOptionsArePassedOver(String hex, String source) throws Exception {
    RouterSolicitation read = RouterSolicitation.decode(sealed(hex, HOST), HOST, ROUTERS, 255);

    assertThat(read.sourceLinkLayer().toHex()).isEqualTo(source);
  }

  // Verifies: 4861-6.1.1-1
  @ParameterizedTest
  @CsvSource({
    "HOP_LIMIT, 0, 254, fe80::1, 8500000000000000",
    "TOO_SHORT, 7, 255, fe80::1, 85000000000000",
    "TYPE, 0, 255, fe80::1, 8600000000000000",
    "CODE, 1, 255, fe80::1, 8501000000000000",
    "OPTION_LENGTH, 8, 255, fe80::1, 85000000000000000100020a0b0c0d0e",
    "OPTION_LENGTH, 8, 255, fe80::1, 85000000000000000102020a0b0c0d0e",
    "OPTION_LENGTH, 16, 255, fe80::1, 85000000000000000101020a0b0c0d0e01",
    "SOURCE_OF_NOBODY, 8, 255, ::, 85000000000000000101020a0b0c0d0e"
  })
  void whatBreaksARuleIsRefusedWithTheRule(
      Reason reason, int offset, int hopLimit, String from, String hex) {
    Ipv6Address source = Ipv6Address.parse(from);
    RefusedSolicitationException refused =
        catchThrowableOfType(
            RefusedSolicitationException.class,
            () -> RouterSolicitation.decode(sealed(hex, source), source, ROUTERS, hopLimit));

    assertThat(refused.reason()).isEqualTo(reason);
    assertThat(refused.offset()).isEqualTo(offset);
  }

  // Verifies: 4861-6.1.1-1
  @Test
  void aWrongChecksumIsRefused() {
    byte[] octets = RouterSolicitation.encode(HOST, ROUTERS);
    octets[5] ^= 1;
    RefusedSolicitationException refused =
        catchThrowableOfType(
            RefusedSolicitationException.class,
            () -> RouterSolicitation.decode(octets, HOST, ROUTERS, 255));

    assertThat(refused.reason()).isEqualTo(Reason.CHECKSUM);
  }

  @Test
  void ourOwnIsRead() throws Exception {
    byte[] octets = RouterSolicitation.encode(HOST, ROUTERS);

    assertThat(RouterSolicitation.decode(octets, HOST, ROUTERS, 255).sourceLinkLayer())
        .isEqualTo(Octets.EMPTY);
  }

  /** Whatever comes is read or refused, and nothing else. */
  @Test
  void anyOctetsAreReadOrRefused() {
    Random random = new Random(17);
    int read = 0;
    for (int i = 0; i < 20_000; i++) {
      byte[] octets = new byte[8 + random.nextInt(60)];
      random.nextBytes(octets);
      octets[0] = (byte) 133;
      octets[1] = 0;
      byte[] whole = sealed(Octets.of(octets).toHex().replaceFirst("^(.{4}).{4}", "$10000"), HOST);
      try {
        RouterSolicitation.decode(whole, HOST, ROUTERS, 255);
        read++;
      } catch (RefusedSolicitationException refused) {
        assertThat(refused.reason()).isEqualTo(Reason.OPTION_LENGTH);
      }
    }
    assertThat(read).isPositive();
  }
}
