package org.maarg.cli.demo;

import java.io.PrintWriter;
import java.util.Locale;
import org.maarg.cli.Converters;
import org.maarg.protocol.Knob;
import org.maarg.runtime.transport.LinkFaults;
import org.maarg.sim.Names;
import org.maarg.sim.TraceEvent;
import org.maarg.sim.ladder.LadderRow;
import org.maarg.sim.ladder.LadderRows;
import org.maarg.sim.ladder.LadderText;

/** Shows a demo as it happens: a ladder, line by line. */
final class DemoScreen implements DemoView {
  private static final int DECIMALS = 3;

  private final PrintWriter out;
  private final boolean withEvents;
  private LadderText ladder = new LadderText(Names.NONE, DECIMALS);
  private LadderRows rows = new LadderRows(Names.NONE, false, row -> {});

  DemoScreen(PrintWriter out, boolean withEvents) {
    this.out = out;
    this.withEvents = withEvents;
  }

  @Override
  public void started(DemoPlan plan, Names names) {
    ladder = new LadderText(names, DECIMALS);
    rows = new LadderRows(names, withEvents, this::print);
    out.println(
        "A CMD and " + count(plan.maars(), "MAAR") + " run on UDP sockets of this machine.");
    out.println(
        "The CMD works as "
            + role(plan)
            + "; profile "
            + Converters.nameOf(plan.profile())
            + faults(plan.faults())
            + ".");
    out.println(
        DemoPlan.MN + " attaches, then makes " + count(plan.moves(), "move") + whereTo(plan) + ".");
    if (plan.interfaces() > 1) {
      out.println("So does each of its " + plan.interfaces() + " interfaces, which are sessions.");
    }
    int prefixes = plan.profile().value(Knob.PREFIXES_PER_MN);
    out.println(
        "It gets "
            + (prefixes == 1 ? "a prefix" : prefixes + " prefixes")
            + " from each MAAR that it visits, and means to keep them all.");
    out.println();
    out.println(
        "PBU update, PBA acknowledgement, HNP a prefix of the mobile node, seconds at the left");
    out.println("--> arrived   --x lost   * attaches   ~ leaves   o timer   ! had no effect");
    out.println();
    out.println(ladder.header());
    out.flush();
  }

  private static String role(DemoPlan plan) {
    return switch (plan.mode()) {
      case RELAY -> "relay: it collects the acknowledgements of the previous MAARs";
      case LOCATOR -> "locator: previous MAARs acknowledge to the serving MAAR directly";
      case PROXY -> "proxy: it answers the serving MAAR at once from what it knows";
    };
  }

  private static String faults(LinkFaults faults) {
    if (faults.isNone()) {
      return "";
    }
    return String.format(
        Locale.ROOT,
        "; of the messages %.0f %% are lost, %.0f %% doubled, %.0f %% delayed (seed %d)",
        faults.drop() * 100,
        faults.duplicate() * 100,
        faults.reorder() * 100,
        faults.seed());
  }

  private static String whereTo(DemoPlan plan) {
    if (plan.moves() == 0) {
      return "";
    }
    if (plan.pingPong()) {
      return " between two MAARs";
    } else if (plan.interfaces() > 1) {
      return " round three MAARs";
    }
    return plan.moves() == 1 ? " to another MAAR" : ", each to a MAAR it has not been at";
  }

  private static String count(int number, String what) {
    return number + " " + what + (number == 1 ? "" : "s");
  }

  @Override
  public void moving(int move, String to) {
    out.println();
    out.println(move == 0 ? "first attachment, at " + to : "move " + move + ", to " + to);
    out.flush();
  }

  @Override
  public void event(TraceEvent event) {
    rows.accept(event);
  }

  private void print(LadderRow row) {
    out.println(ladder.line(row));
    out.flush();
  }

  @Override
  public void waiting(long seconds, String what) {
    out.println("           ... " + seconds + " s: " + what);
    out.flush();
  }
}
