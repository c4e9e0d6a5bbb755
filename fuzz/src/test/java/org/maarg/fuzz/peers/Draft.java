package org.maarg.fuzz.peers;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A Binding Update or Binding Acknowledgement on its way to octets, by RFC 6275 6.1 and 6.2 and RFC
 * 5213 8.1 and 8.2 alone; where it plays a CMD, by RFC 8885 4 too.
 */
final class Draft {
  static final int UPDATE = 5;
  static final int ACKNOWLEDGEMENT = 6;

  /** Flags of an update (RFC 6275 6.1.7, RFC 5213 8.1). */
  static final int A = 0x8000;

  static final int H = 0x4000;
  static final int P = 0x0200;

  /** The flag of an acknowledgement (RFC 5213 8.2). */
  static final int ACKNOWLEDGED_P = 0x20;

  /** What RFC 8885 4.1 and 4.2 add, by which a CMD is told from an anchor of RFC 5213. */
  static final int D = 0x0010;

  static final int ACKNOWLEDGED_D = 0x02;

  private static final int NO_NEXT_HEADER = 59;
  private static final int UNIT = 8;
  private static final int PAD_N = 1;

  final int type;
  int status;
  int flags;
  int sequence;
  int lifetime;
  final List<Option> options = new ArrayList<>();

  private Draft(int type) {
    this.type = type;
  }

  /** An update with the flags of a home registration by proxy (RFC 5213 6.9.1.5). */
  static Draft update(int sequence, int lifetime) {
    Draft draft = new Draft(UPDATE);
    draft.flags = A | H | P;
    draft.sequence = sequence;
    draft.lifetime = lifetime;
    return draft;
  }

  /** The answer to an update, without options yet (RFC 5213 5.3.6). */
  static Draft acknowledgement(Heard update, int status) {
    Draft draft = new Draft(ACKNOWLEDGEMENT);
    draft.flags = ACKNOWLEDGED_P;
    draft.status = status;
    draft.sequence = update.sequence();
    draft.lifetime = status < 128 ? update.lifetime() : 0;
    return draft;
  }

  Draft flags(int value) {
    flags = value;
    return this;
  }

  Draft with(Option option) {
    options.add(option);
    return this;
  }

  Draft without(int optionType) {
    options.removeIf(it -> it.type() == optionType);
    return this;
  }

  /** Puts an option where the one of its type is, or at the end. */
  Draft replace(Option option) {
    int at =
        IntStream.range(0, options.size())
            .filter(i -> options.get(i).type() == option.type())
            .findFirst()
            .orElse(options.size());
    without(option.type());
    options.add(at, option);
    return this;
  }

  boolean has(int optionType) {
    return options.stream().anyMatch(it -> it.type() == optionType);
  }

  List<Option> all(int optionType) {
    return options.stream().filter(it -> it.type() == optionType).toList();
  }

  /** The octets, with checksum 0: UDP's own stands for it (RFC 5844 4.1.3.2, 4.2.2.1). */
  byte[] octets() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(new byte[] {NO_NEXT_HEADER, 0, (byte) type, 0, 0, 0});
    if (type == UPDATE) {
      u16(out, sequence);
      u16(out, flags);
    } else {
      out.write(status);
      out.write(flags);
      u16(out, sequence);
    }
    u16(out, lifetime);
    options.forEach(it -> write(out, it));
    pad(out, Math.floorMod(-out.size(), UNIT));
    byte[] octets = out.toByteArray();
    // RFC 6275 6.1.1: in units of 8 octets, the first of which does not count.
    octets[1] = (byte) (octets.length / UNIT - 1);
    return octets;
  }

  private static void write(ByteArrayOutputStream out, Option option) {
    int at = Option.alignment(option.type());
    if (at >= 0) {
      pad(out, Math.floorMod(at - out.size(), UNIT));
    }
    byte[] data = HexFormat.of().parseHex(option.data());
    out.write(option.type());
    out.write(data.length);
    out.writeBytes(data);
  }

  /** One octet of padding is Pad1, more are PadN (RFC 6275 6.2.2, 6.2.3). */
  private static void pad(ByteArrayOutputStream out, int octets) {
    if (octets == 1) {
      out.write(0);
    } else if (octets > 1) {
      out.write(PAD_N);
      out.write(octets - 2);
      out.writeBytes(new byte[octets - 2]);
    }
  }

  private static void u16(ByteArrayOutputStream out, int value) {
    out.write(value >>> 8);
    out.write(value);
  }
}
