package org.maarg.checks.explore;

import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import org.maarg.checks.world.Bounds;
import org.maarg.checks.world.Monitor;
import org.maarg.checks.world.Properties;
import org.maarg.checks.world.Violation;
import org.maarg.checks.world.World;
import org.maarg.sim.ladder.LadderRow;
import org.maarg.sim.ladder.LadderText;

/**
 * Tells a way through a world step by step, one lane for each node: what came to whom in which
 * order, and what each did about it.
 */
public final class Ladder {
  private static final Settling.Loop NO_LOOP = new Settling.Loop(0, 1);

  /** How often steps that come again and again are told before they are left out. */
  private static final int TOLD = 2;

  /** What a reader needs to know to follow one. */
  public static final String LEGEND =
      "[n] is a message: sent in one step, it arrives in another, in any order.  * attaches"
          + "  ~ leaves  o timer  . does  ! refuses  x lost\n"
          + "T is the message's Timestamp option: each attachment is one second later than the"
          + " one before, +n is n/65536 s.";

  private final PrintWriter out;
  private final NodeNames nodes;
  private final WayRows rows;
  private final LadderText text;
  private String margin = "";
  private boolean silent;

  private Ladder(int maars, PrintWriter out) {
    this.out = out;
    this.nodes = new NodeNames(maars);
    this.rows = new WayRows(nodes, (row, letter) -> print(row));
    this.text = new LadderText(nodes.names(), 3);
  }

  /**
   * A ladder of what somebody else has happen to a CMD and so many MAARs, nodes under test or not.
   */
  public static Monitor of(int maars, PrintWriter out) {
    Ladder ladder = new Ladder(maars, out);
    ladder.margin = "    ";
    out.println("    " + ladder.text.header());
    return ladder.rows;
  }

  /** Replays choices with live nodes and tells what happens; a violation ends it. */
  public static boolean tell(Bounds bounds, List<Integer> path, PrintWriter out) {
    Ladder ladder = new Ladder(bounds.maars(), out);
    World world = new World(bounds, ladder.rows);
    out.println("step" + ladder.text.header());
    Optional<String> broken =
        ladder.walk(world, path, Settling.loopAtTheEndOf(bounds, path).orElse(NO_LOOP));
    new Ending(ladder.nodes, out).tell(world);
    for (Letter letter : ladder.rows.underWay()) {
      out.println("  under way: " + ladder.rows.heading(letter));
    }
    broken.ifPresent(found -> out.println("** " + ladder.nodes.in(found)));
    return broken.isEmpty();
  }

  private Optional<String> walk(World world, List<Integer> path, Settling.Loop loop) {
    Settling settling = new Settling(world);
    int number = 0;
    for (int choice : path) {
      number++;
      skip(loop, path.size() - number);
      if (choice < 0 || choice >= world.enabled()) {
        throw new IllegalArgumentException("step " + number + " has no choice " + choice);
      }
      margin = String.format("%4d", number);
      try {
        Optional<String> endless = settling.take(choice);
        if (endless.isPresent()) {
          return endless;
        }
      } catch (Violation violation) {
        return Optional.of(String.valueOf(violation.getMessage()));
      } catch (RuntimeException thrown) {
        // A node that fails is a way to tell, not a defect of the one who tells it.
        return Optional.of(Properties.NO_EXCEPTION + ": " + thrown);
      }
    }
    return Optional.empty();
  }

  /** What comes again and again is told the first times and the last. */
  private void skip(Settling.Loop loop, int left) {
    int told = (loop.times() - TOLD) * loop.period();
    boolean skips = loop.times() > TOLD + 1 && left >= loop.period() && left < told;
    if (skips && !silent) {
      int times = loop.times() - TOLD - 1;
      out.println("       ... the same " + loop.period() + " again, " + times + " times ...");
    }
    silent = skips;
  }

  private void print(LadderRow row) {
    if (!silent) {
      out.println(margin + text.line(row));
      margin = "    ";
    }
  }
}
