package org.maarg.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;

class JsonTest {
  private static ObjectNode object(int length) {
    return Json.object().put("key", "x".repeat(length));
  }

  @Test
  void whatFitsStandsOnOneLine() {
    ObjectNode json = Json.object();
    json.putArray("list").add(1).add(2.5).add(true).addNull().addObject().put("a", "b");
    assertThat(Json.write(json)).isEqualTo("{\"list\": [1, 2.5, true, null, {\"a\": \"b\"}]}");
    assertThat(Json.write(Json.object().set("o", Json.object()))).isEqualTo("{\"o\": {}}");
    assertThat(Json.write(Json.array())).isEqualTo("[]");
  }

  @Test
  void whatDoesNotFitIsBrokenButFlatObjectsAreNot() {
    ObjectNode json = Json.object();
    json.set("one", object(60));
    json.set("two", object(200));
    assertThat(Json.write(json).lines())
        .containsExactly(
            "{",
            "  \"one\": {\"key\": \"" + "x".repeat(60) + "\"},",
            "  \"two\": {\"key\": \"" + "x".repeat(200) + "\"}",
            "}");
  }

  @Test
  void writtenTextIsAsciiAndReadsBack() {
    ObjectNode json = Json.object().put("\"k\u00e9y\"", "\u20ac\n\t\\");
    String text = Json.write(json);
    assertThat(text).isASCII().hasLineCount(1);
    assertThat(Json.parse(text)).isEqualTo(json);
  }
}
