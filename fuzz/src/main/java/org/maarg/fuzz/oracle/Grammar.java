package org.maarg.fuzz.oracle;

import java.util.Arrays;

/**
 * Makes Mobility Headers out of any octets: each choice of the grammar takes some. What comes out
 * has nearly always right lengths, alignment and flags, so that a run gets past the first checks;
 * some choices break one of them on purpose. All octets of a small input matter, and an input that
 * has run out goes on as zeros.
 */
public final class Grammar {
  /** Longer messages say nothing new; with its last option this one still fits. */
  private static final int MOST_OPTION_OCTETS = 1600;

  private static final int[] TYPES = {8, 22, 23, 24, 25, 26, 27, 65, 66, 67, 68, 69, 70, 3, 1, 200};
  private static final int FIRST_OCTETS = 512;
  private static final int PAD_1 = 0;
  private static final int PAD_N = 1;
  private static final int UNIT = 8;

  private final byte[] choices;
  private int position;
  private byte[] out = new byte[FIRST_OCTETS];
  private int size;

  private Grammar(byte[] choices) {
    this.choices = choices;
  }

  /** The octets that these choices lead to. */
  public static byte[] message(byte[] choices) {
    return new Grammar(choices).message();
  }

  private byte[] message() {
    int shape = next();
    int type = 5 + (shape & 3);
    write(59);
    write(0);
    write(type);
    size += 3;
    boolean distributed = (shape & 0x0c) != 0;
    switch (type) {
      case 5 -> update(distributed);
      case 6 -> acknowledgement(distributed);
      case 7 -> {
        copy(18);
        distributed = false;
      }
      default -> copy(2 + next());
    }
    if (type < 8) {
      options(distributed || (shape & 0x70) == 0x10);
    }
    pad(Math.floorMod(-size, UNIT));
    return finished((shape & 0x70) == 0x20);
  }

  private void update(boolean distributed) {
    copy(2);
    u16(next() << 8 | (distributed ? 0x10 : 0));
    copy(2);
  }

  private void acknowledgement(boolean distributed) {
    copy(1);
    write((next() & 0xfd) | (distributed ? 0x02 : 0));
    copy(4);
  }

  /** Options until the choices run out. */
  private void options(boolean extensions) {
    while (position < choices.length && size < MOST_OPTION_OCTETS) {
      int choice = next();
      int type = TYPES[choice & 0x0f];
      if (type >= 65 && type <= 70 && !extensions) {
        type = next() | 0x80;
      }
      option(type, choice >>> 4);
    }
  }

  /** One option; how it is wrong, if it is, depends on a number from 0 to 15. */
  private void option(int type, int fault) {
    if (fault != 1) {
      align(type);
    }
    write(type);
    int length = length(type);
    if (fault == 2) {
      length = next();
    }
    write(fault == 3 ? length + 1 : length);
    copy(length);
  }

  /** A length that the type allows, by the next choice if there are several. */
  private int length(int type) {
    return switch (type) {
      case 22, 65, 66 -> prefixAhead(18);
      case 67 -> prefixAhead(34);
      case 23, 24 -> 2;
      case 3, 26, 68, 69 -> 16;
      case 27 -> 8;
      case PAD_N -> next() & 0x07;
      case 8 -> Math.max(1, next());
      case 25 -> Math.max(2, next());
      case 70 -> Math.max(3, next());
      default -> next();
    };
  }

  /** The prefix length in the choices ahead is brought into its range, once or so in 8 not. */
  private int prefixAhead(int length) {
    if (position + 1 < choices.length && (choices[position] & 7) != 7) {
      choices[position + 1] = (byte) ((choices[position + 1] & 0xff) % 129);
    }
    return length;
  }

  private void align(int type) {
    int rest =
        switch (type) {
          case 22, 65, 66, 67 -> 4;
          case 3, 26, 68, 69 -> 6;
          case 27 -> 2;
          default -> -1;
        };
    if (rest >= 0) {
      pad(Math.floorMod(rest - size, UNIT));
    }
  }

  private void pad(int count) {
    if (count == 1) {
      write(PAD_1);
    } else if (count > 1) {
      write(PAD_N);
      write(count - 2);
      reserve(count - 2);
      size += count - 2;
    }
  }

  /** Fills the header's length in; a fault makes it or the octets wrong. */
  private byte[] finished(boolean faulty) {
    byte[] octets = Arrays.copyOf(out, size);
    int units = octets.length / UNIT - 1;
    int fault = faulty ? next() : -1;
    octets[1] = (byte) (fault >= 0 && fault < 64 ? units + fault - 32 : units);
    if (fault >= 64 && fault < 128) {
      octets[0] = (byte) fault;
    } else if (fault >= 128) {
      return Arrays.copyOf(octets, Math.max(0, octets.length - (fault & 0x1f)));
    }
    return octets;
  }

  private void write(int octet) {
    reserve(1);
    out[size++] = (byte) octet;
  }

  private void reserve(int count) {
    if (size + count > out.length) {
      out = Arrays.copyOf(out, 2 * (size + count));
    }
  }

  /** The next choices as they are. */
  private void copy(int count) {
    reserve(count);
    int left = Math.min(count, choices.length - position);
    System.arraycopy(choices, position, out, size, left);
    position += left;
    size += count;
  }

  private void u16(int value) {
    write(value >>> 8);
    write(value);
  }

  private int next() {
    return position < choices.length ? choices[position++] & 0xff : 0;
  }
}
