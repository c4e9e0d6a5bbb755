package org.maarg.wire;

/** Text form of IPv6 addresses: reads RFC 4291 2.2, writes RFC 5952. */
final class Ipv6Text {
  private static final int GROUPS = 8;

  private Ipv6Text() {}

  static Ipv6Address parse(String text) {
    int gap = text.indexOf("::");
    int[] groups = new int[GROUPS];
    if (gap < 0) {
      if (readGroups(text, 0, text.length(), groups) != GROUPS) {
        throw refuse(text);
      }
    } else {
      int before = readGroups(text, 0, gap, groups);
      int[] tail = new int[GROUPS];
      int after = readGroups(text, gap + 2, text.length(), tail);
      if (before + after >= GROUPS) {
        throw refuse(text);
      }
      System.arraycopy(tail, 0, groups, GROUPS - after, after);
    }
    return Ipv6Address.of(join(groups, 0), join(groups, 4));
  }

  private static long join(int[] groups, int from) {
    long value = 0;
    for (int i = from; i < from + 4; i++) {
      value = (value << 16) | groups[i];
    }
    return value;
  }

  /** Reads colon-separated groups of a range of the text; returns how many there were. */
  private static int readGroups(String text, int from, int to, int[] groups) {
    int count = 0;
    int start = from;
    while (start < to) {
      int end = groupEnd(text, start, to);
      if (count >= GROUPS) {
        throw refuse(text);
      }
      if (end == text.length() && text.indexOf('.', start) >= 0) {
        return readDotted(text, start, to, groups, count);
      }
      groups[count++] = hexGroup(text, start, end);
      if (end == to - 1) {
        throw refuse(text);
      }
      start = end + 1;
    }
    return count;
  }

  private static int groupEnd(String text, int start, int to) {
    int colon = text.indexOf(':', start);
    return colon < 0 || colon > to ? to : colon;
  }

  private static int hexGroup(String text, int start, int end) {
    if (end == start || end - start > 4) {
      throw refuse(text);
    }
    int value = 0;
    for (int i = start; i < end; i++) {
      int digit = Octets.hexDigit(text.charAt(i));
      if (digit < 0) {
        throw refuse(text);
      }
      value = (value << 4) | digit;
    }
    return value;
  }

  /** A dotted-decimal tail fills two groups (RFC 4291 2.2, third form). */
  private static int readDotted(String text, int start, int to, int[] groups, int count) {
    if (count > GROUPS - 2) {
      throw refuse(text);
    }
    int value = 0;
    int from = start;
    for (int i = 0; i < 4; i++) {
      int end = i < 3 ? text.indexOf('.', from) : to;
      int octet = end < 0 ? -1 : decimal(text, from, end, 255);
      if (octet < 0) {
        throw refuse(text);
      }
      value = (value << 8) | octet;
      from = end + 1;
    }
    groups[count] = value >>> 16;
    groups[count + 1] = value & 0xffff;
    return count + 2;
  }

  /**
   * Reads a range of a text as a decimal number of at most three digits. A leading zero is refused:
   * some readers take such a number as octal.
   *
   * @return 0..greatest, or -1 if the range holds no such number
   */
  static int decimal(String text, int from, int to, int greatest) {
    if (from >= to || to - from > 3 || (text.charAt(from) == '0' && to - from > 1)) {
      return -1;
    }
    int value = 0;
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      if (c < '0' || c > '9') {
        return -1;
      }
      value = value * 10 + (c - '0');
    }
    return value <= greatest ? value : -1;
  }

  private static IllegalArgumentException refuse(String text) {
    return new IllegalArgumentException("'" + text + "' is not an IPv6 address");
  }

  static String format(Ipv6Address address) {
    int[] groups = new int[GROUPS];
    for (int i = 0; i < 4; i++) {
      groups[i] = (int) (address.high() >>> (48 - 16 * i)) & 0xffff;
      groups[4 + i] = (int) (address.low() >>> (48 - 16 * i)) & 0xffff;
    }
    int gap = longestZeroRun(groups);
    int gapEnd = gap < 0 ? -1 : zeroRunEnd(groups, gap);
    StringBuilder text = new StringBuilder(39);
    int i = 0;
    while (i < GROUPS) {
      if (i == gap) {
        text.append("::");
        i = gapEnd;
      } else {
        if (i > 0 && i != gapEnd) {
          text.append(':');
        }
        text.append(Integer.toHexString(groups[i++]));
      }
    }
    return text.toString();
  }

  /** Start of the first longest run of at least two zero groups (RFC 5952 4.2), or -1. */
  private static int longestZeroRun(int[] groups) {
    int best = -1;
    int bestLength = 1;
    for (int i = 0; i < GROUPS; i++) {
      int length = zeroRunEnd(groups, i) - i;
      if (length > bestLength) {
        best = i;
        bestLength = length;
      }
    }
    return best;
  }

  private static int zeroRunEnd(int[] groups, int from) {
    int end = from;
    while (end < GROUPS && groups[end] == 0) {
      end++;
    }
    return end;
  }
}
