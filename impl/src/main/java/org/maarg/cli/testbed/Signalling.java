package org.maarg.cli.testbed;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.maarg.sim.Names;
import org.maarg.sim.capture.CaptureReader;
import org.maarg.sim.capture.CapturedPacket;
import org.maarg.sim.ladder.MessageText;
import org.maarg.wire.MalformedMessageException;
import org.maarg.wire.message.MobilityHeader;

/** What a capture of the core shows of the signalling, a line for each Mobility Header. */
final class Signalling {
  private static final double BILLION = 1e9;

  private final MessageText text;
  private final Names names;

  /** Messages that the core has taken in and not passed on yet: the capture has each twice. */
  private final Set<String> inTheCore = new HashSet<>();

  /**
   * A reader.
   *
   * @param names what to call the nodes
   */
  Signalling(Names names) {
    this.names = names;
    this.text = new MessageText(names);
  }

  /** All of it, in the order of the file, with the seconds since the first. */
  List<String> read(Path capture) throws IOException {
    List<String> lines = new ArrayList<>();
    try (InputStream in = new BufferedInputStream(Files.newInputStream(capture))) {
      CaptureReader reader = new CaptureReader(in);
      long start = -1;
      for (var next = reader.next(); next.isPresent(); next = reader.next()) {
        CapturedPacket packet = next.get();
        long at = packet.epochNanos().orElse(0L);
        start = start < 0 ? at : start;
        double seconds = (at - start) / BILLION;
        lineOf(packet)
            .ifPresent(it -> lines.add(String.format(Locale.ROOT, "%10.6f s  %s", seconds, it)));
      }
    }
    return lines;
  }

  private Optional<String> lineOf(CapturedPacket packet) {
    byte[] octets = packet.mobilityHeader().toByteArray();
    String key = packet.source() + " " + packet.destination() + " " + packet.mobilityHeader();
    if (!inTheCore.remove(key)) {
      inTheCore.add(key);
      String way = names.of(packet.source()) + " > " + names.of(packet.destination()) + ": ";
      return Optional.of(way + decode(packet, octets));
    }
    return Optional.empty();
  }

  private String decode(CapturedPacket packet, byte[] octets) {
    try {
      return text.of(
          MobilityHeader.decode(octets, 0, octets.length, packet.source(), packet.destination()));
    } catch (MalformedMessageException e) {
      return "refused: " + e.getMessage();
    }
  }
}
