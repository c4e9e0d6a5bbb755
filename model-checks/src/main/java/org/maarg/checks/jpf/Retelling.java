package org.maarg.checks.jpf;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.maarg.checks.catalog.Worlds;
import org.maarg.checks.explore.Ladder;
import org.maarg.checks.world.Bounds;
import org.maarg.checks.world.Monitor;
import org.maarg.checks.world.Violation;
import org.maarg.checks.world.World;

/**
 * Goes PathFinder's way to an error once more, in plain Java, and tells it. Takes and gives words,
 * so that it can be called across class loaders: {@code WORLD TAB choices} becomes {@code path TAB
 * message TAB ladder}. Where there is one step PathFinder has chosen between two that are the same.
 */
public final class Retelling implements Function<String, String> {
  private final List<Integer> path = new ArrayList<>();
  private String message = "";

  @Override
  public String apply(String way) {
    String[] parts = way.split("\t", -1);
    Bounds bounds = Worlds.named(parts[0]).orElseThrow().bounds();
    List<Integer> choices = new ArrayList<>();
    for (String choice : parts[1].split("\\.", -1)) {
      if (!choice.isEmpty()) {
        choices.add(Integer.valueOf(choice));
      }
    }
    walk(new World(bounds, Monitor.NONE), choices);
    String dotted = path.stream().map(String::valueOf).collect(Collectors.joining("."));
    return dotted + "\t" + message + "\t" + ladder(bounds);
  }

  private void walk(World world, List<Integer> choices) {
    for (int chosen : choices) {
      int enabled = world.enabled();
      if (enabled == 0) {
        return;
      }
      int choice = chosen % enabled;
      path.add(choice);
      try {
        world.step(choice);
      } catch (Violation violation) {
        message = String.valueOf(violation.getMessage());
        return;
      } catch (RuntimeException thrown) {
        message = thrown.toString();
        return;
      }
    }
  }

  private String ladder(Bounds bounds) {
    StringWriter text = new StringWriter();
    PrintWriter out = new PrintWriter(text);
    Ladder.tell(bounds, path, out);
    out.flush();
    return text.toString();
  }
}
