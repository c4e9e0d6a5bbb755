package org.maarg.fuzz.oracle;

import io.kaitai.struct.ByteBufferKaitaiStream;
import io.kaitai.struct.KaitaiStream;
import java.nio.BufferUnderflowException;
import org.jspecify.annotations.Nullable;
import org.maarg.fuzz.format.MobilityHeader;

/** The decoder that is made from {@code spec/mobility-header.ksy}. */
final class Description {
  private Description() {}

  /** What the description makes of octets, null if they do not fit it. */
  static @Nullable MobilityHeader parse(byte[] octets) {
    try {
      return new MobilityHeader(new ByteBufferKaitaiStream(octets));
    } catch (BufferUnderflowException | KaitaiStream.KaitaiStructError refused) {
      // The first is how its runtime says that octets are missing.
      return null;
    }
  }
}
