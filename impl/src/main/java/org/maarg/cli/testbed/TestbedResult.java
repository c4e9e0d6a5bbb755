package org.maarg.cli.testbed;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.ToLongBiFunction;
import java.util.stream.Stream;

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

  /** The kinds of flows that ran during a move, in the order of their names. */
  List<String> kindsThatMoved() {
    return moves.stream()
        .flatMap(move -> flowsDuring(move).stream())
        .map(Flow::kind)
        .distinct()
        .sorted()
        .toList();
  }

  /**
   * The median over the moves of the longest silence of a flow of this kind, in milliseconds.
   *
   * @param kind one of {@link #kindsThatMoved}
   * @param length of a flow's silence in a move, in nanoseconds
   */
  double median(String kind, ToLongBiFunction<Move, Flow> length) {
    double[] longest =
        moves.stream()
            .map(move -> ofKind(move, kind).mapToLong(flow -> length.applyAsLong(move, flow)).max())
            .filter(OptionalLong::isPresent)
            .mapToDouble(most -> millis(most.getAsLong()))
            .sorted()
            .toArray();
    int middle = longest.length / 2;
    return longest.length % 2 == 1 ? longest[middle] : (longest[middle - 1] + longest[middle]) / 2;
  }

  private Stream<Flow> ofKind(Move move, String kind) {
    return flowsDuring(move).stream().filter(flow -> flow.kind().equals(kind));
  }

  /**
   * True if for each kind of flow the median over the moves of its longest silence is the
   * signalling and at most so much more. False if nothing ran during a move.
   */
  boolean isWithin(double millisBeyondSignalling) {
    List<String> kinds = kindsThatMoved();
    return !kinds.isEmpty()
        && kinds.stream()
            .allMatch(kind -> median(kind, Move::beyondSignalling) <= millisBeyondSignalling);
  }
}
