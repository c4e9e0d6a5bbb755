package org.maarg.cli.packet;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.maarg.cli.CliException;
import org.maarg.cli.ExitStatus;
import org.maarg.cli.packet.Packet.Route;
import org.maarg.sim.capture.CaptureReader;
import org.maarg.wire.Ipv6Address;
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
          + " and the offset of the refusal. Packets behind extension headers, in tunnels, in"
          + " fragments and over UDP are found; what a capture cut off is said.",
      ""
    },
    footer = {
      "",
      "Example: maarg demo --pcap demo.pcap && maarg decode demo.pcap",
      "Example: maarg decode --hex 3b01050000000001c210000101020000 --json | maarg encode -",
      "",
      "Example: tcpdump -i any -U -w - ip6 or udp | maarg decode - --udp-port 5437",
      "",
      "Exit status: 0 all decoded; 1 at least one was refused, cut or in a record that cannot be"
          + " read; 2 the capture cannot be read."
    })
final class DecodeCommand implements Callable<Integer> {
  private static final int MAX_PORT = 65_535;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      paramLabel = "FILE",
      arity = "0..1",
      description =
          "Capture to read: pcap or pcapng, also packed by gzip, of Ethernet, Linux cooked, BSD"
              + " loopback or raw IP; - is standard input.")
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

  @Option(
      names = "--udp-port",
      paramLabel = "PORT",
      arity = "1",
      description =
          "In a capture: UDP of this port carries Mobility Headers as well, besides that of 5436"
              + " (RFC 5844 4); may be given several times.")
  private Set<Integer> udpPorts = new LinkedHashSet<>();

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
      printer.print(Packet.ofHex(route, Inputs.hex(hex.get())));
      printer.end(Map.of());
    } else if (route.isPresent()) {
      throw CliException.usage("--src", "goes with --hex only, a capture has addresses");
    } else {
      file.ifPresent(it -> decode(it, printer));
    }
    return printer.hasTrouble() ? ExitStatus.NEGATIVE : ExitStatus.OK;
  }

  private Set<Integer> ports() {
    Set<Integer> ports = new LinkedHashSet<>(udpPorts);
    for (int port : ports) {
      if (port < 0 || port > MAX_PORT) {
        throw CliException.usage("--udp-port", port + " is not in 0.." + MAX_PORT);
      }
    }
    ports.add(CaptureReader.UDP_PORT);
    return ports;
  }

  private void decode(Path from, PacketPrinter printer) {
    Set<Integer> ports = ports();
    try (InputStream in = Inputs.open(from)) {
      decode(new CaptureReader(in, ports), printer);
    } catch (IOException e) {
      throw CliException.file(from, e);
    }
  }

  /** What could be read is printed to its end even if the rest cannot be read. */
  private static void decode(CaptureReader reader, PacketPrinter printer) throws IOException {
    try {
      for (var next = reader.next(); next.isPresent(); next = reader.next()) {
        printer.print(Packet.of(next.get()));
      }
    } finally {
      printer.end(reader.skipped());
    }
  }
}
