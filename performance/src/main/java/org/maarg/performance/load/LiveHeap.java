package org.maarg.performance.load;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The objects that are left after a full collection.
 *
 * @param octets of all of them
 * @param byClass octets of each class, the greatest first
 */
public record LiveHeap(long octets, Map<String, Long> byClass) {
  private static final Pattern ROW = Pattern.compile("(?m)^\\s*\\d+:\\s+\\d+\\s+(\\d+)\\s+(\\S+)");
  private static final Pattern TOTAL = Pattern.compile("(?m)^Total\\s+\\d+\\s+(\\d+)\\s*$");

  /** Collects, and counts; empty where jcmd is not there. */
  public static Optional<LiveHeap> of(long process) {
    return Jcmd.ask(process, "GC.class_histogram").flatMap(LiveHeap::parse);
  }

  /** What jcmd says. */
  static Optional<LiveHeap> parse(String histogram) {
    Matcher total = TOTAL.matcher(histogram);
    if (!total.find()) {
      return Optional.empty();
    }
    Map<String, Long> byClass = new LinkedHashMap<>();
    ROW.matcher(histogram)
        .results()
        .forEach(row -> byClass.merge(row.group(2), Long.parseLong(row.group(1)), Long::sum));
    return Optional.of(new LiveHeap(Long.parseLong(total.group(1)), byClass));
  }

  /** What has come since another one, the greatest growth first. */
  LiveHeap since(LiveHeap before) {
    Map<String, Long> growth = new LinkedHashMap<>();
    byClass.entrySet().stream()
        .map(it -> Map.entry(it.getKey(), it.getValue() - before.octetsOf(it.getKey())))
        .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
        .forEach(it -> growth.put(it.getKey(), it.getValue()));
    return new LiveHeap(octets - before.octets, growth);
  }

  private long octetsOf(String name) {
    return byClass.getOrDefault(name, 0L);
  }
}
