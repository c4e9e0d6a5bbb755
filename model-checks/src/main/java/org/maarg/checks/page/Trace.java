package org.maarg.checks.page;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Function;
import org.maarg.cli.Json;

/**
 * Which requirements' code runs in a step: a copy of the shipped classes goes the same way and
 * tells which lines it passes.
 */
final class Trace {
  private final CitedLines cited;
  private final Function<String, String> traced;

  private Trace(CitedLines cited, Function<String, String> traced) {
    this.cited = cited;
    this.traced = traced;
  }

  /** A trace by the comments in the sources below this folder. */
  @SuppressWarnings("unchecked") // StepTrace says what it is
  static Trace open(Path root) {
    CitedLines cited = CitedLines.read(root);
    try {
      Class<?> type = new TracedLoader(cited).loadClass(StepTrace.class.getName());
      Object made = type.getConstructor().newInstance();
      return new Trace(cited, (Function<String, String>) made);
    } catch (ReflectiveOperationException broken) {
      throw new IllegalStateException(broken);
    }
  }

  /** The IDs whose code runs in the last step of the way that a question is about. */
  ArrayNode of(ObjectNode question) {
    String marks = traced.apply(question.toString());
    ArrayNode json = Json.array();
    if (!marks.isEmpty()) {
      int[] passed = Arrays.stream(marks.split(",", -1)).mapToInt(Integer::parseInt).toArray();
      cited.ids(passed).forEach(json::add);
    }
    return json;
  }
}
