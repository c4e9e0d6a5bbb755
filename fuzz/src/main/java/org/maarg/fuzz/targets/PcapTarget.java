package org.maarg.fuzz.targets;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.maarg.fuzz.FuzzTarget;
import org.maarg.fuzz.corpora.CaptureSeeds;
import org.maarg.fuzz.oracle.Disagreement;
import org.maarg.fuzz.oracle.Tally;
import org.maarg.sim.capture.CaptureReader;
import org.maarg.sim.capture.CapturedPacket;
import org.maarg.sim.capture.PcapException;
import org.maarg.sim.capture.PcapWriter;

/** Any file is read to its end or refused with a place; what was read can be written and reread. */
@FuzzTarget(
    about = "pcap reader: a refusal with its place, or packets that survive being written",
    instrument = "org.maarg.sim.**",
    maxOctets = 2100,
    parser = true)
public final class PcapTarget {
  private PcapTarget() {}

  /** Where the corpus comes from. */
  public static List<byte[]> seeds() {
    return CaptureSeeds.captures();
  }

  /** Called by Jazzer. */
  public static void fuzzerTestOneInput(byte[] octets) throws IOException {
    List<CapturedPacket> packets = new ArrayList<>();
    try {
      read(octets, packets);
    } catch (PcapException refused) {
      if (refused.offset() < 0 || (refused.offset() > octets.length && !isGzip(octets))) {
        throw new Disagreement("refused outside of the file: " + refused, octets);
      }
    }
    Tally.count(!packets.isEmpty());
    if (!packets.isEmpty()) {
      rewrite(packets, octets);
    }
  }

  /** Places in such a file are those of what it holds, which may be longer than it. */
  private static boolean isGzip(byte[] octets) {
    return octets.length > 1 && octets[0] == 0x1f && octets[1] == (byte) 0x8b;
  }

  private static void read(byte[] octets, List<CapturedPacket> packets) throws IOException {
    CaptureReader reader = new CaptureReader(new ByteArrayInputStream(octets));
    for (Optional<CapturedPacket> it = reader.next(); it.isPresent(); it = reader.next()) {
      packets.add(it.get());
    }
  }

  private static void rewrite(List<CapturedPacket> packets, byte[] octets) throws IOException {
    ByteArrayOutputStream copy = new ByteArrayOutputStream();
    try (PcapWriter writer = new PcapWriter(copy)) {
      for (CapturedPacket it : packets) {
        writer.write(
            it.epochNanos().orElse(0L), it.source(), it.destination(), it.mobilityHeader());
      }
    }
    List<CapturedPacket> same = new ArrayList<>();
    read(copy.toByteArray(), same);
    if (same.size() != packets.size()) {
      throw new Disagreement(packets.size() + " packets, then " + same.size(), octets);
    }
    for (int i = 0; i < same.size(); i++) {
      if (!isSame(packets.get(i), same.get(i))) {
        throw new Disagreement(packets.get(i) + " comes back as " + same.get(i), octets);
      }
    }
  }

  /** The number is the place in the file, where packets without Mobility Header count as well. */
  private static boolean isSame(CapturedPacket one, CapturedPacket other) {
    return one.epochNanos().orElse(0L).equals(other.epochNanos().orElse(0L))
        && one.source().equals(other.source())
        && one.destination().equals(other.destination())
        && one.mobilityHeader().equals(other.mobilityHeader());
  }

  /** Called by Jazzer at the end of a run. */
  public static void fuzzerTearDown() {
    Tally.print();
  }
}
