package org.maarg.conformance;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.maarg.sim.capture.PcapWriter;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.Octets;

/** Writes what goes between tester and target into a capture file. */
public final class Capture implements AutoCloseable {
  private static final long NANOS = 1_000_000_000L;

  private final Optional<PcapWriter> writer;

  private Capture(Optional<PcapWriter> writer) {
    this.writer = writer;
  }

  /** Writes nothing. */
  public static Capture none() {
    return new Capture(Optional.empty());
  }

  /** Starts a file, in place of one that is there. */
  public static Capture to(Path file) throws IOException {
    var out = new BufferedOutputStream(Files.newOutputStream(file));
    return new Capture(Optional.of(new PcapWriter(out)));
  }

  synchronized void add(Ipv6Address from, Ipv6Address to, byte[] octets) {
    if (writer.isEmpty()) {
      return;
    }
    Instant now = InstantSource.system().instant();
    try {
      long nanos = now.getEpochSecond() * NANOS + now.getNano();
      writer.get().write(nanos, from, to, Octets.of(octets));
      writer.get().flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public synchronized void close() throws IOException {
    if (writer.isPresent()) {
      writer.get().close();
    }
  }
}
