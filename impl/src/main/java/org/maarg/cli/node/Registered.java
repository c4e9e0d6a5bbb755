package org.maarg.cli.node;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.maarg.cli.CliException;
import org.maarg.runtime.control.ControlClient;
import org.maarg.runtime.control.ControlException;

/** Waits for what becomes of a registration. */
final class Registered {
  private static final long PAUSE_MILLIS = 100;

  private final ControlClient node;
  private final String mn;
  private final long refusalsBefore;

  private Registered(ControlClient node, String mn, long refusalsBefore) {
    this.node = node;
    this.mn = mn;
    this.refusalsBefore = refusalsBefore;
  }

  /** To be asked for before the mobile node attaches: an older refusal is none of this. */
  static Registered before(ControlClient node, String mn) throws ControlException {
    return new Registered(node, mn, lastRefusal(node.bindings()));
  }

  private static long lastRefusal(JsonNode state) {
    JsonNode refusals = state.path("refusals");
    return refusals.path(refusals.size() - 1).path("number").asLong(0);
  }

  /**
   * Waits until the mobile node is served.
   *
   * @return what it has been registered with, in a line
   * @throws CliException if it is refused, or nothing is known after so many seconds
   */
  String await(int seconds) throws ControlException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    while (true) {
      JsonNode state = node.bindings();
      Optional<JsonNode> binding = binding(state);
      if (binding.isPresent() && binding.get().path("state").asText().equals("SERVING")) {
        return "registered: " + mn + " with " + binding.get().path("prefix").asText() + "\n";
      }
      Optional<String> refusal = refusal(state);
      // A MAAR that still has a binding asks again: what refused it may pass.
      if (binding.isEmpty() && refusal.isPresent()) {
        throw CliException.negative(mn, refusal.get());
      }
      if (System.nanoTime() >= end) {
        String last = refusal.map(it -> "last " + it).orElse("not refused");
        throw CliException.negative(mn, "not registered after " + seconds + " s, " + last);
      }
      pause();
    }
  }

  private Optional<JsonNode> binding(JsonNode state) {
    for (JsonNode binding : state.path("bindings")) {
      if (binding.path("mn").asText().equals(mn)) {
        return Optional.of(binding);
      }
    }
    return Optional.empty();
  }

  private Optional<String> refusal(JsonNode state) {
    for (JsonNode it : state.path("refusals")) {
      if (it.path("number").asLong() > refusalsBefore
          && it.path("by").asText().equals("peer")
          && it.path("mn").asText().equals(mn)) {
        String hint = it.path("hint").asText();
        return Optional.of(
            "refused by "
                + it.path("peer").asText()
                + " with status "
                + it.path("status").asText()
                + ", "
                + it.path("name").asText()
                + (hint.isEmpty() ? "" : ": " + hint));
      }
    }
    return Optional.empty();
  }

  private void pause() {
    try {
      Thread.sleep(PAUSE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw CliException.negative(mn, "interrupted");
    }
  }
}
