package org.maarg.runtime.transport;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * How many datagrams Linux dropped because a socket's receive buffer was full: a loss that happens
 * before the node, which only the kernel can count. Not seen for a socket in another network
 * namespace.
 */
public final class SocketDrops {
  private static final Path TABLES = Path.of("/proc/self/net");
  private static final List<String> NAMES = List.of("udp", "udp6", "raw6");
  private static final int LOCAL_ADDRESS = 1;
  private static final int WORD = 4;
  private static final byte[] MAPPED = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, (byte) 0xff, (byte) 0xff};

  private SocketDrops() {}

  /** Datagrams dropped so far at the socket bound there; 0 where Linux does not tell. */
  public static long at(InetSocketAddress local) {
    Set<String> keys = keys(local);
    long drops = 0;
    for (String name : NAMES) {
      drops += dropsIn(TABLES.resolve(name), keys);
    }
    return drops;
  }

  private static long dropsIn(Path table, Set<String> keys) {
    long drops = 0;
    try {
      for (String line : Files.readAllLines(table, StandardCharsets.US_ASCII)) {
        String[] columns = line.trim().split("\\s+", -1);
        if (columns.length > LOCAL_ADDRESS && keys.contains(columns[LOCAL_ADDRESS])) {
          drops += Long.parseLong(columns[columns.length - 1]);
        }
      }
    } catch (IOException | NumberFormatException e) {
      return 0; // Another system, or another kernel's table.
    }
    return drops;
  }

  /** The address as the tables have it; an IPv4 socket may be an IPv6 one that takes IPv4. */
  private static Set<String> keys(InetSocketAddress local) {
    byte[] address = local.getAddress().getAddress();
    String port = String.format(Locale.ROOT, ":%04X", local.getPort());
    if (!isIpv4(local.getAddress())) {
      return Set.of(words(address) + port);
    }
    byte[] mapped = new byte[MAPPED.length + address.length];
    System.arraycopy(MAPPED, 0, mapped, 0, MAPPED.length);
    System.arraycopy(address, 0, mapped, MAPPED.length, address.length);
    return Set.of(words(address) + port, words(mapped) + port);
  }

  private static boolean isIpv4(InetAddress address) {
    return address instanceof Inet4Address;
  }

  /** Hexadecimal, each word of four octets as the processor reads it. */
  private static String words(byte[] address) {
    boolean little = ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN;
    StringBuilder text = new StringBuilder(2 * address.length);
    for (int i = 0; i < address.length; i++) {
      int inWord = i % WORD;
      int index = little ? i - inWord + (WORD - 1 - inWord) : i;
      text.append(String.format(Locale.ROOT, "%02X", address[index]));
    }
    return text.toString();
  }
}
