package org.maarg.cli.conformance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.maarg.cli.CliException;
import org.maarg.conformance.play.Subscribers.Subscriber;
import org.maarg.wire.Ipv6Prefix;
import org.maarg.wire.option.MnId;

/** A file of mobile nodes: one NAI a line, then prefixes; "#" begins a remark. */
final class SubscribersFile {
  /** A part of what RFC 4282 allows, which no shell takes for anything else. */
  private static final Pattern NAI = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._+=-]*@[A-Za-z0-9.-]+");

  private final Path file;
  private final Set<MnId> seen = new HashSet<>();

  private SubscribersFile(Path file) {
    this.file = file;
  }

  /**
   * Reads a file.
   *
   * @throws CliException if it cannot be read, has a line that is wrong, or fewer than two nodes
   */
  static List<Subscriber> read(Path file) {
    SubscribersFile reader = new SubscribersFile(file);
    List<Subscriber> subscribers = new ArrayList<>();
    List<String> lines = lines(file);
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).replaceFirst("#.*", "").strip();
      if (!line.isEmpty()) {
        subscribers.add(reader.subscriber(List.of(line.split("\\s+")), i + 1));
      }
    }
    if (subscribers.size() < 2) {
      throw CliException.usage("--subscribers", file + " names fewer than two mobile nodes");
    }
    return subscribers;
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw CliException.file(file, e);
    }
  }

  private Subscriber subscriber(List<String> words, int line) {
    String nai = words.get(0);
    if (!NAI.matcher(nai).matches() || nai.length() > MnId.MAX_OCTETS) {
      throw wrong(line, "'" + nai + "' is not a name that can be used: letters@realm");
    }
    MnId mn = MnId.nai(nai);
    if (!seen.add(mn)) {
      throw wrong(line, nai + " stands here a second time");
    }
    List<Ipv6Prefix> prefixes = new ArrayList<>();
    for (String word : words.subList(1, words.size())) {
      try {
        prefixes.add(Ipv6Prefix.parse(word));
      } catch (IllegalArgumentException e) {
        throw wrong(line, String.valueOf(e.getMessage()));
      }
    }
    return new Subscriber(mn, prefixes);
  }

  private CliException wrong(int line, String what) {
    return CliException.usage("--subscribers", file + ":" + line + ": " + what);
  }
}
