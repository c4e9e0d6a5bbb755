package org.maarg.cli.testbed;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What came of a run. */
final class TestbedResult {
  private static final double MILLION = 1e6;

  /** Something that must be so, and whether it was. */
  record Check(String what, boolean holds, String seen) {}

  private final List<Move> moves = new ArrayList<>();
  private final List<Flow> flows = new ArrayList<>();
  private final List<Check> checks = new ArrayList<>();
  private final List<String> paths = new ArrayList<>();
  private final List<String> drops = new ArrayList<>();
  private final List<String> answers = new ArrayList<>();
  private long startNanos = System.nanoTime();

  /** Times are told from now on. */
  void begin() {
    startNanos = System.nanoTime();
  }

  long startNanos() {
    return startNanos;
  }

  void add(Move move) {
    moves.add(move);
  }

  void add(Flow flow) {
    flows.add(flow);
  }

  void check(String what, boolean holds, String seen) {
    checks.add(new Check(what, holds, seen));
  }

  void path(String path) {
    paths.add(path);
  }

  void drops(String line) {
    drops.add(line);
  }

  void answers(List<String> lines) {
    answers.addAll(lines);
  }

  List<String> answers() {
    return List.copyOf(answers);
  }

  List<Move> moves() {
    return List.copyOf(moves);
  }

  List<Flow> flows() {
    return List.copyOf(flows);
  }

  List<Check> checks() {
    return List.copyOf(checks);
  }

  List<String> paths() {
    return List.copyOf(paths);
  }

  List<String> dropped() {
    return List.copyOf(drops);
  }

  boolean isGood() {
    return checks.stream().allMatch(Check::holds);
  }

  /** Milliseconds since the start. */
  double millisAt(long nanos) {
    return (nanos - startNanos) / MILLION;
  }

  static double millis(long nanos) {
    return nanos / MILLION;
  }

  /** Flows that ran when a move was made. */
  List<Flow> flowsDuring(Move move) {
    return flows.stream()
        .filter(flow -> flow.arrivals().count() > 0)
        .filter(flow -> flow.arrivals().all().get(0).atNanos() < move.atNanos())
        .toList();
  }

  /** The median over the moves of a flow kind's longest gap less the signalling, in ms. */
  double medianBeyondSignalling(String kind) {
    double[] beyond =
        moves.stream()
            .flatMapToDouble(
                move ->
                    flowsDuring(move).stream()
                        .filter(flow -> flow.kind().equals(kind))
                        .mapToDouble(flow -> millis(move.gapOf(flow) - move.signallingNanos())))
            .sorted()
            .toArray();
    return beyond.length == 0
        ? Double.NaN
        : Arrays.stream(beyond).skip(beyond.length / 2).findFirst().orElseThrow();
  }
}
