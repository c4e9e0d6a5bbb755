package org.maarg.checks.page;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.maarg.checks.world.Monitor;
import org.maarg.checks.world.World;
import org.maarg.cli.Json;
import org.maarg.protocol.Input;
import org.maarg.protocol.Output;

/**
 * Goes a way with live nodes in classes of a {@link TracedLoader} and tells which marks its last
 * step passes: a question as JSON becomes numbers with commas between them.
 */
public final class StepTrace implements Function<String, String>, Monitor {
  /** Found by the loader. */
  public StepTrace() {}

  @Override
  public synchronized String apply(String question) {
    JsonNode asked = Json.parse(question);
    List<Integer> way = Answers.way(asked.path("way").asText(""));
    int at = asked.path("at").asInt(way.size());
    World world = new World(Setting.of(asked).bounds(), this);
    Ran.clear();
    for (int choice : way.subList(0, at)) {
      Ran.clear();
      try {
        world.step(choice);
      } catch (RuntimeException broken) {
        // The last step may break something; what ran until then is told all the same.
        break;
      } finally {
        Ran.listen(false);
      }
    }
    return Arrays.stream(Ran.passed()).mapToObj(Integer::toString).collect(Collectors.joining(","));
  }

  /** What a node does begins here; the rest of a step is looking on. */
  @Override
  public void input(int node, Input input) {
    Ran.listen(true);
  }

  @Override
  public void output(int node, Output output) {}

  @Override
  public void reacted(int node, Input input, List<Output> outputs) {
    Ran.listen(false);
  }

  @Override
  public void note(String what) {}
}
