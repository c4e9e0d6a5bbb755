package org.maarg.runtime.ipsec;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.maarg.runtime.config.NodeSettings;
import org.maarg.runtime.linux.HostProgram;
import org.maarg.runtime.linux.LinuxException;

/** The packet filter of a running node. */
final class SignallingFilter implements AutoCloseable {
  private static final Pattern PACKETS = Pattern.compile("packets (\\d+) bytes");

  private final Optional<Path> namespace;
  private final String table;
  private String rules;
  private long before;
  private long seen;

  SignallingFilter(NodeSettings node, Optional<Path> namespace) {
    this.namespace = namespace;
    table = FilterText.table(node.address());
    rules = FilterText.of(node);
  }

  /**
   * Puts the filter in its place.
   *
   * @throws LinuxException if that fails
   */
  synchronized void load() {
    load(rules);
  }

  /** Puts the filter for other peers of the node in its place; fails as {@link #load()} does. */
  synchronized void use(NodeSettings node) {
    look();
    String next = FilterText.of(node);
    load(next);
    rules = next;
  }

  /** As a whole or not at all, as the program has it. */
  private void load(String text) {
    HostProgram.run(namespace, List.of("nft", "-f", "-"), text);
    before += seen;
    seen = 0;
  }

  /** Whether it is there; reads the counter if so. */
  synchronized boolean look() {
    try {
      String said = nft("list", "counter", FilterText.COUNTER);
      Matcher packets = PACKETS.matcher(said);
      if (!packets.find()) {
        return false;
      }
      seen = Long.parseLong(packets.group(1));
      return true;
    } catch (LinuxException gone) {
      return false;
    }
  }

  private String nft(String... words) {
    List<String> command = new ArrayList<>(List.of("nft", words[0], words[1]));
    command.addAll(List.of(table.split(" ", -1)));
    command.addAll(List.of(words).subList(2, words.length));
    return HostProgram.run(namespace, command, "");
  }

  /** Messages in clear text dropped since the node has started, as of the last look. */
  synchronized long dropped() {
    return before + seen;
  }

  /** Removes the filter. */
  @Override
  public synchronized void close() {
    HostProgram.run(
        namespace,
        List.of("nft", "-f", "-"),
        "add table " + table + "\ndelete table " + table + "\n");
  }
}
