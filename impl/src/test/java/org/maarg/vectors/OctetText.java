package org.maarg.vectors;

import java.io.ByteArrayOutputStream;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import org.maarg.wire.Octets;

/**
 * Octets of Mobility Headers as people write them down, made into octets without any help of the
 * codec. Tokens are separated by white space:
 *
 * <ul>
 *   <li>{@code 3b05}: hexadecimal digits; {@code 00*12}: twelve times
 *   <li>{@code 'mn1'}: ASCII characters other than white space
 *   <li>{@code @2001:db8::1}: the 16 octets of an address
 *   <li>{@code LL}: Header Len, once and as the second octet: what the total length asks for
 *   <li>{@code CCCC}: the right checksum, once and as the fifth and sixth octet
 *   <li>{@code |}: nothing, keeps parts apart
 * </ul>
 */
final class OctetText {
  private static final int HEADER_LENGTH_OFFSET = 1;
  private static final int CHECKSUM_OFFSET = 4;

  private final String source;
  private final String destination;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private boolean headerLength;
  private boolean checksum;

  private OctetText(String source, String destination) {
    this.source = source;
    this.destination = destination;
  }

  /** Makes octets of the text of a Mobility Header in a packet between these addresses. */
  static Octets parse(String source, String destination, String text) {
    OctetText parser = new OctetText(source, destination);
    for (String token : text.trim().split("\\s+", -1)) {
      parser.append(token);
    }
    return Octets.of(parser.finish());
  }

  private void append(String token) {
    if (token.startsWith("'") && token.endsWith("'")) {
      out.writeBytes(token.substring(1, token.length() - 1).getBytes(StandardCharsets.US_ASCII));
    } else if (token.startsWith("@")) {
      out.writeBytes(address(token.substring(1)));
    } else if (token.equals("LL")) {
      require(out.size() == HEADER_LENGTH_OFFSET, token);
      headerLength = true;
      out.write(0);
    } else if (token.equals("CCCC")) {
      require(out.size() == CHECKSUM_OFFSET, token);
      checksum = true;
      out.writeBytes(new byte[2]);
    } else if (!token.equals("|")) {
      appendHex(token);
    }
  }

  private void appendHex(String token) {
    int star = token.indexOf('*');
    int times = star < 0 ? 1 : Integer.parseInt(token.substring(star + 1));
    String digits = star < 0 ? token : token.substring(0, star);
    require(digits.length() % 2 == 0, token);
    for (int n = 0; n < times; n++) {
      for (int i = 0; i < digits.length(); i += 2) {
        out.write(Integer.parseInt(digits.substring(i, i + 2), 16));
      }
    }
  }

  private byte[] finish() {
    byte[] octets = out.toByteArray();
    if (headerLength) {
      require(octets.length % 8 == 0, "LL in " + octets.length + " octets");
      octets[HEADER_LENGTH_OFFSET] = (byte) (octets.length / 8 - 1);
    }
    if (checksum) {
      int value = checksum(address(source), address(destination), octets);
      octets[CHECKSUM_OFFSET] = (byte) (value >>> 8);
      octets[CHECKSUM_OFFSET + 1] = (byte) value;
    }
    return octets;
  }

  /** RFC 1071 over the pseudo-header of RFC 8200 8.1, spelt out. */
  private static int checksum(byte[] from, byte[] to, byte[] octets) {
    ByteArrayOutputStream covered = new ByteArrayOutputStream();
    covered.writeBytes(from);
    covered.writeBytes(to);
    covered.writeBytes(
        new byte[] {0, 0, (byte) (octets.length >>> 8), (byte) octets.length, 0, 0, 0});
    covered.write(135);
    covered.writeBytes(octets);
    byte[] all = covered.toByteArray();
    int sum = 0;
    for (int i = 0; i < all.length; i++) {
      sum += (all[i] & 0xff) << (i % 2 == 0 ? 8 : 0);
      sum = (sum & 0xffff) + (sum >>> 16);
    }
    return ~sum & 0xffff;
  }

  private static byte[] address(String text) {
    require(text.contains(":"), text);
    try {
      return InetAddress.getByName(text).getAddress();
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException(text, e);
    }
  }

  private static void require(boolean condition, String token) {
    if (!condition) {
      throw new IllegalArgumentException("'" + token + "' does not stand right");
    }
  }
}
