package org.maarg.cli.demo;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.maarg.cli.CliException;
import org.maarg.sim.TraceEvent;
import org.maarg.sim.capture.PcapWriter;

/** Writes what nodes send into a capture file, lost messages included, as it is sent. */
final class Capture implements Consumer<TraceEvent>, Closeable {
  private static final int NANOS_PER_MICRO = 1_000;

  private final Path file;
  private final long startNanos;
  private final PcapWriter writer;

  private Capture(Path file, long startNanos, PcapWriter writer) {
    this.file = file;
    this.startNanos = startNanos;
    this.writer = writer;
  }

  /**
   * Starts a file, in place of one that is there.
   *
   * @param startNanos when the trace began, in nanoseconds since 1970-01-01 UTC
   */
  static Capture create(Path file, long startNanos) {
    try {
      var out = new BufferedOutputStream(Files.newOutputStream(file));
      return new Capture(file, startNanos, new PcapWriter(out));
    } catch (IOException e) {
      throw CliException.file(file, e);
    }
  }

  @Override
  public void accept(TraceEvent event) {
    if (event instanceof TraceEvent.Sent sent) {
      write(sent);
    }
  }

  private void write(TraceEvent.Sent sent) {
    var datagram = sent.datagram();
    try {
      writer.write(
          startNanos + sent.atMicros() * NANOS_PER_MICRO,
          datagram.source(),
          datagram.destination(),
          datagram.octets());
      writer.flush();
    } catch (IOException e) {
      throw CliException.file(file, e);
    }
  }

  @Override
  public void close() {
    try {
      writer.close();
    } catch (IOException e) {
      throw CliException.file(file, e);
    }
  }
}
