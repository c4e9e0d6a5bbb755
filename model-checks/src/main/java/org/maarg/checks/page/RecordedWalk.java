package org.maarg.checks.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.maarg.cli.Json;

/**
 * A way with all that is to be seen on it, so that a page without a server can play it: what {@link
 * PageApi} answers for each of its steps and messages. Not safe for several threads.
 */
public final class RecordedWalk implements AutoCloseable {
  /** The files of the page that show a walk, without those that ask a server. */
  public static final List<String> SCRIPTS = List.of("ladder.js", "views.js");

  /** What is the same at every step. */
  private static final Set<String> OF_THE_WAY = Set.of("steps", "rows", "lanes", "breach");

  private final PageApi api = new PageApi();

  /** A recorder of walks in the worlds of this program. */
  public RecordedWalk() {}

  /**
   * Goes a way and records it: {@code steps}, {@code rows} and {@code lanes}, in {@code states}
   * what is to be seen before the first step and after each, and in {@code messages} each message
   * by its number, field by field.
   *
   * @param world name of a world
   * @param way choices with dots between them, may be empty
   * @throws IllegalArgumentException if there is no such world or way
   */
  public ObjectNode of(String world, String way) {
    Map<String, String> query = Map.of("world", world, "way", way);
    ObjectNode whole = api.answer("/api/walk", query);
    ObjectNode json = Json.object();
    OF_THE_WAY.stream()
        .sorted()
        .filter(whole::has)
        .forEach(it -> json.set(it, whole.path(it).deepCopy()));
    json.put("id", whole.path("id").asText()).put("purpose", whole.path("purpose").asText());
    json.put("mode", whole.path("mode").asText()).put("profile", whole.path("profile").asText());
    ArrayNode states = json.putArray("states");
    for (int at = 0; at <= whole.path("steps").size(); at++) {
      Map<String, String> place = Map.of("world", world, "way", way, "at", Integer.toString(at));
      states.add(api.answer("/api/walk", place).without(OF_THE_WAY));
    }
    ObjectNode messages = json.putObject("messages");
    for (JsonNode row : whole.path("rows")) {
      String number = row.path("message").asText();
      if (!number.isEmpty() && !messages.has(number)) {
        Map<String, String> message = Map.of("world", world, "way", way, "message", number);
        messages.set(number, api.answer("/api/message", message));
      }
    }
    return json;
  }

  /**
   * A file of the page.
   *
   * @param name one of {@link #SCRIPTS}
   */
  public static String file(String name) {
    try (InputStream in = RecordedWalk.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalArgumentException("the page has no file " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  @Override
  public void close() {
    api.close();
  }
}
