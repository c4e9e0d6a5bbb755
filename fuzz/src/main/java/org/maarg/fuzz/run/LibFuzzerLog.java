package org.maarg.fuzz.run;

import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.maarg.fuzz.oracle.Tally;

/**
 * Reads what libFuzzer writes. Its status lines have the form {@code #1024 NEW cov: 414 ft: 1193
 * corp: 157/9426b lim: 2100 exec/s: 273832 rss: 417Mb}, without {@code cov} as long as nothing is
 * covered, and its last lines {@code stat::NAME: NUMBER}.
 */
public final class LibFuzzerLog {
  private static final Pattern STATUS =
      Pattern.compile(
          "#(?<runs>\\d+)\\s+(?<event>\\S+)(?:\\s+cov: (?<cov>\\d+) ft: (?<ft>\\d+))?"
              + "\\s+corp: (?<inputs>\\d+)/(?<octets>\\d+)(?<unit>[A-Za-z]*)"
              + ".*exec/s: .*");
  private static final Pattern STATISTIC =
      Pattern.compile("stat::(?<name>\\w+):\\s+(?<value>\\d+)");
  private static final Pattern ARTIFACT = Pattern.compile(".*Test unit written to (?<file>\\S.*)");

  private static final Pattern TALLY =
      Pattern.compile(Pattern.quote(Tally.LINE) + "(?<accepted>\\d+) of (?<all>\\d+)");

  private long runs;
  private OptionalDouble acceptedShare = OptionalDouble.empty();
  private String firstInputs = "";
  private int edges;
  private int features;
  private int corpusInputs;
  private boolean begun;
  private boolean mutating;

  /** Takes a line in. */
  public void read(String line) {
    Matcher status = STATUS.matcher(line);
    if (status.matches()) {
      status(status);
      return;
    }
    Matcher statistic = STATISTIC.matcher(line);
    if (statistic.matches() && statistic.group("name").equals("number_of_executed_units")) {
      runs = Long.parseLong(statistic.group("value"));
    }
    if (line.startsWith(Measured.LINE)) {
      firstInputs = line.substring(Measured.LINE.length());
    }
    Matcher tally = TALLY.matcher(line);
    if (tally.matches() && !tally.group("all").equals("0")) {
      double all = Double.parseDouble(tally.group("all"));
      acceptedShare = OptionalDouble.of(Double.parseDouble(tally.group("accepted")) / all);
    }
  }

  /** What a measuring run tells of its first inputs; empty if it did not come so far. */
  String firstInputs() {
    return firstInputs;
  }

  private void status(Matcher status) {
    begun = true;
    mutating |= status.group("event").equals("INITED");
    runs = Long.parseLong(status.group("runs"));
    if (status.group("cov") != null) {
      edges = Integer.parseInt(status.group("cov"));
      features = Integer.parseInt(status.group("ft"));
    }
    corpusInputs = Integer.parseInt(status.group("inputs"));
  }

  /** True for a line that tells how many inputs were run until then. */
  static boolean isStatus(String line) {
    return STATUS.matcher(line).matches();
  }

  /** The file that a line says a finding was written to, null in all other lines. */
  static @Nullable String artifact(String line) {
    Matcher written = ARTIFACT.matcher(line);
    return written.matches() ? written.group("file") : null;
  }

  /** True once the fuzzer has run its first inputs. */
  public boolean hasBegun() {
    return begun;
  }

  /** True once the inputs that were there have been run; all others are the fuzzer's own. */
  public boolean isMutating() {
    return mutating;
  }

  /** Inputs run so far. */
  public long executions() {
    return runs;
  }

  /** Part of the inputs that got past the first checks, if the target told it. */
  public OptionalDouble acceptedShare() {
    return acceptedShare;
  }

  /** Edges of the instrumented classes that were taken. */
  public int edges() {
    return edges;
  }

  /** Edges by how often they were taken, in steps. */
  public int features() {
    return features;
  }

  /** Inputs that were kept because each of them covers something of its own. */
  public int corpusInputs() {
    return corpusInputs;
  }
}
