package org.maarg.cli.node;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.maarg.cli.CliException;
import org.maarg.runtime.control.ControlClient;
import org.maarg.runtime.control.ControlException;

/** Waits for what becomes of the registration of an interface of a mobile node. */
final class Registered {
  private static final long PAUSE_MILLIS = 100;

  private final ControlClient node;
  private final String mn;
  private final String linkLayer;
  private final long refusalsBefore;

  private Registered(ControlClient node, String mn, String linkLayer, long refusalsBefore) {
    this.node = node;
    this.mn = mn;
    this.linkLayer = linkLayer;
    this.refusalsBefore = refusalsBefore;
  }

  /**
   * To be asked for before the mobile node attaches: an older refusal is none of this.
   *
   * @param linkLayer identifier of the interface, in any form that the node takes
   */
  static Registered before(ControlClient node, String mn, String linkLayer)
      throws ControlException {
    return new Registered(node, mn, digits(linkLayer), lastRefusal(node.bindings()));
  }

  /** Without what may stand between; an identifier of nothing but zeros tells no more than none. */
  private static String digits(String linkLayer) {
    String digits = linkLayer.replaceAll("[^0-9A-Fa-f]", "").toLowerCase(Locale.ROOT);
    return digits.matches("0*") ? "" : digits;
  }

  private boolean isOfIt(JsonNode binding) {
    return binding.path("mn").asText().equals(mn)
        && digits(binding.path("linkLayer").asText()).equals(linkLayer);
  }

  /** A peer need not tell which interface it refuses. */
  private boolean isAboutIt(JsonNode refusal) {
    String told = digits(refusal.path("linkLayer").asText());
    return refusal.path("mn").asText().equals(mn) && (told.isEmpty() || told.equals(linkLayer));
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
      if (isOfIt(binding)) {
        return Optional.of(binding);
      }
    }
    return Optional.empty();
  }

  private Optional<String> refusal(JsonNode state) {
    for (JsonNode it : state.path("refusals")) {
      if (it.path("number").asLong() > refusalsBefore
          && it.path("by").asText().equals("peer")
          && isAboutIt(it)) {
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
