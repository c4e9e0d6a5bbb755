package org.maarg.cli.packet;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.maarg.cli.CliException;
import org.maarg.cli.ExitStatus;
import org.maarg.cli.Json;
import org.maarg.cli.JsonFormatException;
import org.maarg.cli.packet.Packet.Route;
import org.maarg.sim.capture.Carriage;
import org.maarg.sim.capture.PcapWriter;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.Octets;
import org.maarg.wire.message.MobilityHeader;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes Mobility Headers out of JSON. */
@Command(
    name = "encode",
    header = "Make Mobility Headers out of JSON, as hexadecimal digits or as a capture.",
    description = {
      "",
      "Reads a message, a packet with its addresses, or the packets that 'maarg decode --json'"
          + " writes. Options are put at their alignment and the checksum is computed, so that what"
          + " comes out is what a node would send; a packet without a message, such as one that was"
          + " refused, goes as its octets. What came over UDP goes over UDP again; extension headers"
          + " and tunnels stay behind.",
      ""
    },
    footer = {
      "",
      "Example: maarg decode demo.pcap --json | maarg encode - --pcap copy.pcap",
      "Example: echo '{\"type\": \"Binding Error\", \"status\": 2, \"homeAddress\": \"::\","
          + " \"options\": []}' | maarg encode - --src 2001:db8::1 --dst 2001:db8::2",
      "",
      "Exit status: 0 all was written; 2 the arguments or the JSON cannot be used."
    })
final class EncodeCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      paramLabel = "FILE",
      description = "JSON to read; - is standard input. A key that is unknown is an error.")
  private Path file = Path.of(Inputs.STANDARD_INPUT);

  @Option(
      names = "--src",
      paramLabel = "ADDRESS",
      description = "Source address, in place of the one in the file; needed for the checksum.")
  private Optional<Ipv6Address> src = Optional.empty();

  @Option(
      names = "--dst",
      paramLabel = "ADDRESS",
      description = "Destination address, in place of the one in the file.")
  private Optional<Ipv6Address> dst = Optional.empty();

  @ArgGroup private Target target = new Target();

  /** Where to write. */
  static final class Target {
    @Option(names = "--hex", description = "Write a line of digits per message (the default).")
    private boolean hex;

    @Option(names = "--pcap", paramLabel = "OUT", description = "Write a capture file.")
    private Optional<Path> pcap = Optional.empty();
  }

  @Override
  public Integer call() {
    Optional<Route> given = Routes.of(src, dst);
    List<Encoded> all = new ArrayList<>();
    for (PacketJson.Form form : read()) {
      all.add(encode(form, given));
    }
    PrintWriter out = spec.commandLine().getOut();
    if (!target.hex && target.pcap.isPresent()) {
      writePcap(target.pcap.get(), all);
      String packets = all.size() == 1 ? " packet" : " packets";
      out.println(all.size() + packets + " written to " + target.pcap.get());
    } else {
      all.forEach(it -> out.println(it.octets().toHex()));
    }
    out.flush();
    return ExitStatus.OK;
  }

  private List<PacketJson.Form> read() {
    try {
      return PacketJson.read(Json.parse(Inputs.text(file)));
    } catch (JsonFormatException e) {
      throw CliException.usage(file.toString(), String.valueOf(e.getMessage()));
    }
  }

  /** A packet ready to be written; only one with addresses goes into a capture. */
  private record Encoded(
      PacketJson.Form form, Optional<Route> route, Optional<Carriage> udp, Octets octets) {}

  private Encoded encode(PacketJson.Form form, Optional<Route> given) {
    Optional<Route> route = given.or(form::route);
    Optional<Carriage> udp = given.isPresent() ? Optional.empty() : form.udp();
    if (form.message().isEmpty()) {
      return new Encoded(form, route, udp, form.octets());
    }
    if (route.isEmpty() && form.checksum().isEmpty()) {
      throw fail(form, "no addresses: give --src and --dst, the checksum covers them");
    }
    byte[] octets;
    try {
      octets = PlacedOptions.encode(form.message().get(), form.places());
    } catch (IllegalArgumentException e) {
      throw fail(form, String.valueOf(e.getMessage()));
    }
    if (udp.isPresent() || route.isEmpty()) {
      octets = HeaderChecksum.put(octets, form.checksum().orElse(0));
    } else {
      Route between = route.get();
      octets = MobilityHeader.withChecksum(octets, between.source(), between.destination());
    }
    return new Encoded(form, route, udp, Octets.of(octets));
  }

  private CliException fail(PacketJson.Form form, String reason) {
    return CliException.usage(file + ": " + form.path(), reason);
  }

  private void writePcap(Path to, List<Encoded> all) {
    boolean anyUdp = false;
    for (Encoded one : all) {
      if (one.route().isEmpty() && one.udp().isEmpty()) {
        throw fail(one.form(), "no addresses: give --src and --dst, a capture has them");
      }
      anyUdp |= one.udp().isPresent();
    }
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(to));
        PcapWriter writer = anyUdp ? PcapWriter.ofAnyIp(out) : new PcapWriter(out)) {
      for (Encoded one : all) {
        write(one, writer);
      }
    } catch (IOException e) {
      throw CliException.file(to, e);
    }
  }

  private void write(Encoded one, PcapWriter writer) throws IOException {
    long nanos = one.form().epochNanos().orElse(0L);
    try {
      if (one.udp().isPresent()) {
        writer.writeUdp(nanos, one.udp().get(), one.octets());
      } else {
        Route route = one.route().orElseThrow();
        long missing = one.form().missing();
        writer.writeCut(nanos, route.source(), route.destination(), one.octets(), missing);
      }
    } catch (IllegalArgumentException e) {
      throw fail(one.form(), String.valueOf(e.getMessage()));
    }
  }
}
