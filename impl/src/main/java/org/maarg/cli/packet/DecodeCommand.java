package org.maarg.cli.packet;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.maarg.cli.CliException;
import org.maarg.cli.ExitStatus;
import org.maarg.cli.packet.Packet.Route;
import org.maarg.sim.capture.PcapReader;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.Octets;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows every field of Mobility Headers. */
@Command(
    name = "decode",
    header =
        "Show every field of the Mobility Headers in a capture, or of one given in hexadecimal.",
    description = {
      "",
      "Each octet is named with its offset, value and meaning, padding and reserved fields included;"
          + " messages that a receiver refuses are shown as far as they make sense, with the reason"
          + " and the offset of the refusal.",
      ""
    },
    footer = {
      "",
      "Example: maarg demo --pcap demo.pcap && maarg decode demo.pcap",
      "Example: maarg decode --hex 3b01050000000001c210000101020000 --json | maarg encode -",
      "",
      "Exit status: 0 all decoded; 1 at least one was refused; 2 the capture cannot be read."
    })
final class DecodeCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      paramLabel = "FILE",
      arity = "0..1",
      description =
          "Capture to read: pcap of Ethernet, raw IP or IPv6 packets; - is standard input.")
  private Optional<Path> file = Optional.empty();

  @Option(
      names = "--hex",
      paramLabel = "HEX",
      description = "The octets of a Mobility Header; blanks and colons between them are skipped.")
  private Optional<String> hex = Optional.empty();

  @Option(
      names = "--src",
      paramLabel = "ADDRESS",
      description = "With --hex: source of the packet, so that the checksum can be verified.")
  private Optional<Ipv6Address> src = Optional.empty();

  @Option(
      names = "--dst",
      paramLabel = "ADDRESS",
      description = "With --hex: destination of the packet.")
  private Optional<Ipv6Address> dst = Optional.empty();

  @Option(names = "--json", description = "Write JSON, which 'maarg encode' reads back.")
  private boolean json;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    PacketPrinter printer = json ? new PacketPrinter.AsJson(out) : new PacketPrinter.AsText(out);
    Optional<Route> route = Routes.of(src, dst);
    if (file.isPresent() == hex.isPresent()) {
      throw CliException.usage("FILE, --hex", "give one of them");
    } else if (hex.isPresent()) {
      Octets octets = Inputs.hex(hex.get());
      printer.print(Packet.of(1, Optional.empty(), route, octets));
      printer.end(Map.of());
    } else if (route.isPresent()) {
      throw CliException.usage("--src", "goes with --hex only, a capture has addresses");
    } else {
      file.ifPresent(it -> decode(it, printer));
    }
    return printer.refused() > 0 ? ExitStatus.NEGATIVE : ExitStatus.OK;
  }

  private static void decode(Path file, PacketPrinter printer) {
    try (InputStream in = Inputs.open(file)) {
      decode(new PcapReader(in), printer);
    } catch (IOException e) {
      throw CliException.file(file, e);
    }
  }

  /** What could be read is printed to its end even if the rest cannot be read. */
  private static void decode(PcapReader reader, PacketPrinter printer) throws IOException {
    try {
      for (var next = reader.next(); next.isPresent(); next = reader.next()) {
        printer.print(packet(next.get()));
      }
    } finally {
      printer.end(reader.skipped());
    }
  }

  private static Packet packet(PcapReader.Packet it) {
    Route route = new Route(it.source(), it.destination());
    return Packet.of(
        it.number(), Optional.of(it.epochNanos()), Optional.of(route), it.mobilityHeader());
  }
}
