package org.maarg.performance.bench;

import java.util.concurrent.TimeUnit;
import org.maarg.performance.Roster;
import org.maarg.wire.Checksum;
import org.maarg.wire.MalformedMessageException;
import org.maarg.wire.message.MobilityHeader;
import org.maarg.wire.message.MobilityMessage;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Octets to message and back; beside it, the checksum alone over the same octets. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class CodecBench {
  /** What is read and written. */
  @Param({"initial-pbu", "relayed-pbu", "pba-1", "pba-5", "pba-40"})
  private String message = "initial-pbu";

  private MobilityMessage object = Messages.named(message);
  private byte[] octets = new byte[0];

  /** Made by the harness. */
  public CodecBench() {}

  /** Once for each message. */
  @Setup
  public void prepare() {
    object = Messages.named(message);
    octets = MobilityHeader.encode(object, Roster.maar(0), Roster.CMD);
  }

  /** The yardstick. */
  @Benchmark
  public int checksum() {
    return Checksum.of(
        Roster.maar(0), Roster.CMD, MobilityHeader.NEXT_HEADER, octets, 0, octets.length);
  }

  /** With its checksum verified. */
  @Benchmark
  public MobilityMessage decode() throws MalformedMessageException {
    return MobilityHeader.decode(octets, 0, octets.length, Roster.maar(0), Roster.CMD);
  }

  /** With its checksum filled in. */
  @Benchmark
  public byte[] encode() {
    return MobilityHeader.encode(object, Roster.maar(0), Roster.CMD);
  }
}
