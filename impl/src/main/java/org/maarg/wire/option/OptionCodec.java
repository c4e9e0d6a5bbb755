package org.maarg.wire.option;

import java.util.ArrayList;
import java.util.List;
import org.maarg.wire.MalformedMessageException;
import org.maarg.wire.OctetReader;
import org.maarg.wire.OctetWriter;
import org.maarg.wire.RefusalReason;

// Implements: 6275-6.1.1-6, 6275-6.2.1-1
/**
 * The frame around mobility options (RFC 6275 6.2): type and length octets, padding, alignment. The
 * data inside is the option record's own business.
 */
public final class OptionCodec {
  public static final int PAD_1 = 0;
  public static final int PAD_N = 1;

  /** Mobility Headers are multiples of so many octets (RFC 6275 6.1.1). */
  public static final int UNIT = 8;

  private static final int FRAME_OCTETS = 2;

  private OptionCodec() {}

  // Implements: 6275-6.2-1, 6275-6.2.3-2, 5213-8.1-3, 5213-8.2-2
  /**
   * Reads options to the end of the window; drops padding, keeps unknown options.
   *
   * @param distributed whether the message allows the options of RFC 8885
   */
  public static MobilityOptions parse(OctetReader in, boolean distributed)
      throws MalformedMessageException {
    List<MobilityOption> options = new ArrayList<>();
    while (in.remaining() > 0) {
      int typeOffset = in.offset();
      int type = in.u8();
      if (type == PAD_1) {
        continue;
      }
      int length = parseLength(in, typeOffset);
      if (type == PAD_N) {
        in.skip(length);
        continue;
      }
      // Implements: 8885-4.3-3, 8885-4.4-3, 8885-4.5-3, 8885-4.6-3, 8885-4.7-3, 8885-4.8-3
      if (!distributed && OptionType.needsDistributed(type)) {
        throw new MalformedMessageException(
            RefusalReason.EXTENSION_OPTION_WITHOUT_D_FLAG, typeOffset);
      }
      options.add(parseData(type, length, in));
    }
    return MobilityOptions.copyOf(options);
  }

  // Implements: 6275-6.2.1-4
  private static int parseLength(OctetReader in, int typeOffset) throws MalformedMessageException {
    if (in.remaining() == 0) {
      throw new MalformedMessageException(RefusalReason.OPTION_TRUNCATED, typeOffset);
    }
    int length = in.u8();
    if (length > in.remaining()) {
      throw new MalformedMessageException(RefusalReason.OPTION_TRUNCATED, typeOffset + 1);
    }
    return length;
  }

  // Implements: 6275-6.2.1-4
  /** Reads one option from a window of its own and sees that nothing is left in it. */
  private static MobilityOption parseData(int type, int length, OctetReader in)
      throws MalformedMessageException {
    int lengthOffset = in.offset() - 1;
    int outer = in.narrow(length);
    MobilityOption option = OptionType.parse(type, in);
    if (in.remaining() > 0) {
      throw new MalformedMessageException(RefusalReason.OPTION_LENGTH, lengthOffset);
    }
    in.widen(outer);
    return option;
  }

  // Implements: 6275-9.2-6
  /** Where options that start at a position end, padding up to a whole unit included. */
  public static int end(MobilityOptions options, int start) {
    int position = start;
    for (MobilityOption option : options.asList()) {
      position += OptionType.paddingBefore(option, position);
      position += FRAME_OCTETS + option.length();
    }
    return position + paddingAfter(position);
  }

  private static int paddingAfter(int position) {
    return Math.floorMod(-position, UNIT);
  }

  // Implements: 6275-6.2.1-2, 8885-4.1-6, 8885-4.2-5
  /** Writes options, each at its place, and padding up to a whole unit. */
  public static void write(MobilityOptions options, OctetWriter out) {
    for (MobilityOption option : options.asList()) {
      pad(out, OptionType.paddingBefore(option, out.position()));
      out.u8(option.type());
      out.u8(option.length());
      option.write(out);
    }
    pad(out, paddingAfter(out.position()));
  }

  // Implements: 6275-6.2.2-1, 6275-6.2.3-1
  /** One octet is Pad1 (RFC 6275 6.2.2), more are one PadN (6.2.3). */
  private static void pad(OctetWriter out, int count) {
    if (count == 1) {
      out.u8(PAD_1);
    } else if (count > 1) {
      out.u8(PAD_N);
      out.u8(count - FRAME_OCTETS);
      out.zeros(count - FRAME_OCTETS);
    }
  }
}
