package org.maarg.checks.explore;

import java.io.PrintWriter;
import java.util.List;
import org.maarg.checks.world.Bounds;
import org.maarg.checks.world.Monitor;
import org.maarg.checks.world.Violation;
import org.maarg.checks.world.World;
import org.maarg.protocol.Input;
import org.maarg.protocol.Output;

/** Tells a way through a world step by step: what came to which node, and what it did. */
public final class Ladder implements Monitor {
  private final PrintWriter out;

  private Ladder(PrintWriter out) {
    this.out = out;
  }

  /** Replays choices with live nodes and tells what happens; a violation ends it. */
  public static boolean tell(Bounds bounds, List<Integer> path, PrintWriter out) {
    World world = new World(bounds, new Ladder(out));
    int number = 0;
    for (int choice : path) {
      number++;
      if (choice < 0 || choice >= world.enabled()) {
        throw new IllegalArgumentException("step " + number + " has no choice " + choice);
      }
      out.println("-- step " + number);
      try {
        world.step(choice);
      } catch (Violation violation) {
        out.println("** " + violation.getMessage());
        return false;
      }
    }
    return true;
  }

  private static String name(int node) {
    return node == 0 ? "cmd" : "maar" + node;
  }

  @Override
  public void input(int node, Input input) {
    out.println("  " + name(node) + " <- " + input);
  }

  @Override
  public void output(int node, Output output) {
    out.println("  " + " ".repeat(name(node).length()) + "    " + output);
  }

  @Override
  public void reacted(int node, Input input, List<Output> outputs) {}

  @Override
  public void note(String what) {
    out.println("  " + what);
  }
}
