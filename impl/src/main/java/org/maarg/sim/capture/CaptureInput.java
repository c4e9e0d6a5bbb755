package org.maarg.sim.capture;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.maarg.sim.capture.PcapException.Reason;

/** The octets of a capture file, unpacked if they are gzip, with the count of what was read. */
final class CaptureInput {
  private static final int MAGIC_OCTETS = 4;
  private static final int GZIP_FIRST = 0x1f;
  private static final int GZIP_SECOND = 0x8b;

  private final InputStream in;
  private long offset;

  private CaptureInput(InputStream in) {
    this.in = in;
  }

  static CaptureInput of(InputStream in) throws IOException {
    PushbackInputStream plain = new PushbackInputStream(in, MAGIC_OCTETS);
    byte[] magic = plain.readNBytes(2);
    plain.unread(magic);
    boolean gzip =
        magic.length == 2 && (magic[0] & 0xff) == GZIP_FIRST && (magic[1] & 0xff) == GZIP_SECOND;
    InputStream octets = gzip ? unpacked(plain) : plain;
    return new CaptureInput(new PushbackInputStream(octets, MAGIC_OCTETS));
  }

  private static InputStream unpacked(InputStream packed) throws IOException {
    try {
      return new GZIPInputStream(packed);
    } catch (EOFException e) {
      throw new PcapException(Reason.TRUNCATED, 0, "the gzip file ends in its header");
    } catch (ZipException e) {
      throw new PcapException(Reason.GZIP, 0, "gzip that cannot be unpacked");
    }
  }

  /** The first four octets of the file, or fewer if it has no more; they stay unread. */
  byte[] peek() throws IOException {
    byte[] magic = read(MAGIC_OCTETS);
    if (in instanceof PushbackInputStream again) {
      again.unread(magic);
    }
    offset -= magic.length;
    return magic;
  }

  /** So many octets, or fewer if the file ends before. */
  byte[] read(int count) throws IOException {
    try {
      byte[] octets = in.readNBytes(count);
      offset += octets.length;
      return octets;
    } catch (EOFException e) {
      throw new PcapException(Reason.TRUNCATED, offset, "the gzip file ends");
    } catch (ZipException e) {
      throw new PcapException(Reason.GZIP, offset, "gzip that cannot be unpacked");
    }
  }

  /** Octets read so far; in a gzip file, those that came out of it. */
  long offset() {
    return offset;
  }
}
