package org.maarg.wire;

import java.util.Arrays;

/**
 * An immutable string of octets with value equality, so that identifiers and link-layer addresses
 * can be record components and map keys.
 */
public final class Octets implements Comparable<Octets> {
  /** The empty string of octets. */
  public static final Octets EMPTY = new Octets(new byte[0]);

  private static final String HEX = "0123456789abcdef";

  private final byte[] value;

  private Octets(byte[] value) {
    this.value = value;
  }

  /** Copies the whole array. */
  public static Octets of(byte[] source) {
    return new Octets(source.clone());
  }

  /**
   * Copies a range.
   *
   * @throws IndexOutOfBoundsException if the range is not inside the array
   */
  public static Octets copyOf(byte[] source, int offset, int length) {
    if (offset < 0 || length < 0 || offset > source.length - length) {
      throw new IndexOutOfBoundsException(
          "range " + offset + "+" + length + " of " + source.length);
    }
    byte[] copy = new byte[length];
    System.arraycopy(source, offset, copy, 0, length);
    return new Octets(copy);
  }

  /** The octets of an ASCII text, one per character. */
  public static Octets ofAscii(String text) {
    byte[] octets = new byte[text.length()];
    for (int i = 0; i < octets.length; i++) {
      char c = text.charAt(i);
      if (c > 0x7f) {
        throw new IllegalArgumentException("not an ASCII character at index " + i);
      }
      octets[i] = (byte) c;
    }
    return new Octets(octets);
  }

  /**
   * Parses hexadecimal digits; colons between octets are allowed, so link-layer addresses read as
   * usual.
   *
   * @throws IllegalArgumentException if the text is not pairs of hexadecimal digits
   */
  public static Octets ofHex(String text) {
    byte[] octets = new byte[(text.length() + 1) / 2];
    int count = 0;
    int i = 0;
    while (i < text.length()) {
      if (count > 0 && text.charAt(i) == ':') {
        i++;
      }
      if (i + 2 > text.length()) {
        throw new IllegalArgumentException("half an octet at index " + i + " of '" + text + "'");
      }
      octets[count++] = (byte) ((hexDigit(text, i) << 4) | hexDigit(text, i + 1));
      i += 2;
    }
    return copyOf(octets, 0, count);
  }

  private static int hexDigit(String text, int index) {
    int digit = hexDigit(text.charAt(index));
    if (digit < 0) {
      throw new IllegalArgumentException(
          "no hexadecimal digit at index " + index + " of '" + text + "'");
    }
    return digit;
  }

  /** The value of an ASCII hexadecimal digit, or -1 for any other character. */
  static int hexDigit(char c) {
    return c < 0x80 ? Character.digit(c, 16) : -1;
  }

  /** Number of octets. */
  public int length() {
    return value.length;
  }

  /** The octet at an index, 0..255. */
  public int at(int index) {
    return value[index] & 0xff;
  }

  /** A copy of the octets. */
  public byte[] toByteArray() {
    return value.clone();
  }

  /** Copies all octets into an array at an offset. */
  public void copyTo(byte[] target, int offset) {
    System.arraycopy(value, 0, target, offset, value.length);
  }

  /**
   * True if every octet is a printable ASCII character, so that {@link #toAscii()} shows it well.
   */
  public boolean isPrintableAscii() {
    for (byte octet : value) {
      if (octet < 0x20 || octet > 0x7e) {
        return false;
      }
    }
    return true;
  }

  /** One character per octet. */
  public String toAscii() {
    StringBuilder text = new StringBuilder(value.length);
    for (byte octet : value) {
      text.append((char) (octet & 0xff));
    }
    return text.toString();
  }

  /** Lower-case hexadecimal digits without separators. */
  public String toHex() {
    return toHex("");
  }

  /** Lower-case hexadecimal digits with a separator between octets. */
  public String toHex(String separator) {
    StringBuilder text = new StringBuilder(value.length * (2 + separator.length()));
    for (int i = 0; i < value.length; i++) {
      if (i > 0) {
        text.append(separator);
      }
      text.append(HEX.charAt((value[i] >> 4) & 0xf)).append(HEX.charAt(value[i] & 0xf));
    }
    return text.toString();
  }

  /** Orders as unsigned octets, a prefix before what it is a prefix of. */
  @Override
  public int compareTo(Octets other) {
    return Arrays.compareUnsigned(value, other.value);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Octets that && Arrays.equals(value, that.value);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(value);
  }

  @Override
  public String toString() {
    return toHex();
  }
}
