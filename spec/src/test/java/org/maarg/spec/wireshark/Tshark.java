package org.maarg.spec.wireshark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs tshark with the dissector. */
final class Tshark {
  private static final int CAPTURE_OF_IPV6 = 229;
  private static final int NANOSECONDS = 0xa1b23c4d;
  private static final long PATIENCE_SECONDS = 60;

  private final Path script;
  private final Path folder;

  /** Works in this folder. */
  Tshark(Path script, Path folder) {
    this.script = script;
    this.folder = folder;
  }

  /** Whether tshark can be started here. */
  static boolean isInstalled() {
    return Arrays.stream(System.getenv("PATH").split(":", -1))
        .anyMatch(it -> Files.isExecutable(Path.of(it, "tshark")));
  }

  /** Names of all fields that the dissector registers, in its order. */
  List<String> registeredFields() {
    return run("-G", "fields", "-X", "lua_script:" + script)
        .lines()
        .map(it -> it.split("\t", -1))
        .filter(it -> it[0].equals("F") && it[2].startsWith("rfc8885."))
        .filter(it -> !it[3].equals("FT_NONE"))
        .map(it -> it[2])
        .toList();
  }

  /** Per packet the values of these fields; a field that a packet lacks has none. */
  List<Map<String, List<String>>> dissect(List<byte[]> packets, List<String> fields) {
    List<String> command = new ArrayList<>();
    command.addAll(List.of("-r", capture(packets).toString(), "-X", "lua_script:" + script));
    command.addAll(List.of("-T", "fields", "-E", "aggregator=|", "-E", "occurrence=a"));
    fields.forEach(it -> command.addAll(List.of("-e", it)));
    List<Map<String, List<String>>> dissected = new ArrayList<>();
    for (String line : run(command.toArray(String[]::new)).lines().toList()) {
      String[] cells = line.split("\t", -1);
      Map<String, List<String>> packet = new LinkedHashMap<>();
      for (int i = 0; i < fields.size(); i++) {
        if (!cells[i].isEmpty()) {
          packet.put(fields.get(i), values(cells[i]));
        }
      }
      dissected.add(packet);
    }
    return dissected;
  }

  /** Flags are 1 and 0 or, by the version of tshark, True and False. */
  private static List<String> values(String cell) {
    return Arrays.stream(cell.split("[|]", -1))
        .map(it -> it.equals("True") ? "1" : it)
        .map(it -> it.equals("False") ? "0" : it)
        .toList();
  }

  private Path capture(List<byte[]> packets) {
    int octets = packets.stream().mapToInt(it -> it.length + 16).sum() + 24;
    ByteBuffer pcap = ByteBuffer.allocate(octets).order(ByteOrder.LITTLE_ENDIAN);
    pcap.putInt(NANOSECONDS).putShort((short) 2).putShort((short) 4);
    pcap.putInt(0).putInt(0).putInt(65_535).putInt(CAPTURE_OF_IPV6);
    for (byte[] packet : packets) {
      pcap.putInt(0).putInt(0).putInt(packet.length).putInt(packet.length).put(packet);
    }
    try {
      return Files.write(folder.resolve("sample.pcap"), pcap.array());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Standard output; anything that speaks of Lua on standard error is a mistake in the script. */
  private String run(String... arguments) {
    List<String> command = new ArrayList<>(List.of("tshark"));
    command.addAll(List.of(arguments));
    Path out = folder.resolve("out.txt");
    Path err = folder.resolve("err.txt");
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectOutput(out.toFile())
              .redirectError(err.toFile())
              .start();
      process.getOutputStream().close();
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IllegalStateException("tshark takes more than " + PATIENCE_SECONDS + " s");
      }
      String told = Files.readString(err, StandardCharsets.UTF_8);
      if (process.exitValue() != 0 || told.contains("Lua") || told.contains("lua")) {
        throw new IllegalStateException("tshark: " + told);
      }
      return Files.readString(out, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
