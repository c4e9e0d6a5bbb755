package org.maarg.cli.testbed;

import java.util.Locale;
import org.maarg.cli.TextTable;

/** A result as text. */
final class TestbedText {
  private TestbedText() {}

  static String of(TestbedResult result) {
    StringBuilder text = new StringBuilder("\nflows\n").append(flows(result));
    text.append("\nmoves and their parts, one after the other\n").append(moves(result));
    text.append("\nhow long each flow was silent in a move; its first packet after all set-up\n");
    text.append(silences(result));
    if (!result.kindsThatMoved().isEmpty()) {
      text.append("\nmedians over the moves, of the flow of a kind that was silent longest\n");
      text.append(medians(result));
    }
    text.append("\npaths by hop, at the end\n");
    result.paths().forEach(path -> text.append("  ").append(path).append('\n'));
    text.append("\npackets dropped by the filter\n");
    result.dropped().forEach(line -> text.append("  ").append(line).append('\n'));
    if (!result.answers().isEmpty()) {
      text.append("\nacknowledgements from MAAR to MAAR\n");
      result.answers().forEach(line -> text.append("  ").append(line).append('\n'));
    }
    text.append("\nchecks\n");
    for (TestbedResult.Check check : result.checks()) {
      String seen = check.seen().isEmpty() ? "" : " (" + check.seen() + ")";
      text.append(check.holds() ? "  ok   " : "  FAIL ").append(check.what()).append(seen);
      text.append('\n');
    }
    text.append(result.isGood() ? "\nall sessions went on\n" : "\nNOT as it should be\n");
    return text.toString();
  }

  private static TextTable flows(TestbedResult result) {
    TextTable table = new TextTable("kind", "from", "octets", "in order", "longest silence");
    for (Flow flow : result.flows()) {
      long gap = flow.arrivals().longestGap(Long.MIN_VALUE, Long.MAX_VALUE);
      boolean rising = flow.arrivals().rising();
      table.row(flow.kind(), flow.source(), flow.octets(), rising ? "yes" : "no", ms(gap));
    }
    return table;
  }

  private static TextTable moves(TestbedResult result) {
    TextTable table =
        new TextTable("to", "at", "link", "detection", "signalling", "set-up", "first packets");
    for (Move move : result.moves()) {
      table.row(
          "MAAR " + move.to(),
          String.format(Locale.ROOT, "%.3f s", result.millisAt(move.atNanos()) / 1_000),
          ms(move.linkNanos()),
          ms(move.detectionNanos()),
          ms(move.signallingNanos()),
          ms(move.setUpNanos()),
          result.flowsDuring(move).stream().mapToLong(move::firstPacketOf).max().stream()
              .mapToObj(TestbedText::ms)
              .findFirst()
              .orElse("-"));
    }
    return table;
  }

  private static TextTable silences(TestbedResult result) {
    TextTable table =
        new TextTable("to", "flow", "silent", "share of signalling", "beyond it", "first packet");
    for (Move move : result.moves()) {
      for (Flow flow : result.flowsDuring(move)) {
        long gap = move.gapOf(flow);
        double share = gap == 0 ? 0 : 100.0 * move.signallingNanos() / gap;
        table.row(
            "MAAR " + move.to(),
            flow.kind() + " " + flow.source(),
            ms(gap),
            String.format(Locale.ROOT, "%.0f %%", Math.min(100, share)),
            ms(move.beyondSignalling(flow)),
            ms(move.firstPacketOf(flow)));
      }
    }
    return table;
  }

  private static TextTable medians(TestbedResult result) {
    TextTable table = new TextTable("kind", "silent", "beyond signalling");
    for (String kind : result.kindsThatMoved()) {
      table.row(
          kind,
          String.format(Locale.ROOT, "%.1f ms", result.median(kind, Move::gapOf)),
          String.format(Locale.ROOT, "%.1f ms", result.median(kind, Move::beyondSignalling)));
    }
    return table;
  }

  private static String ms(long nanos) {
    return String.format(Locale.ROOT, "%.1f ms", TestbedResult.millis(nanos));
  }
}
