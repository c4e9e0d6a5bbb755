package org.maarg.cli.crash;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.maarg.runtime.control.ControlClient;
import org.maarg.runtime.control.ControlException;

/**
 * Has mobile nodes attach to a MAAR, one after the other, and remembers with which prefix the MAAR
 * was seen to serve each.
 */
final class Attachments implements AutoCloseable {
  private static final int POPULATION = 1_000;
  private static final int LOOKS_EVERY = 10;
  private static final int REST_MILLIS = 2;

  private final Ledger ledger;
  private final Map<String, String> served = new TreeMap<>();
  private final List<String> wrong = new ArrayList<>();
  private int population;
  private ControlClient maar;
  private volatile boolean running;
  private volatile boolean closed;

  Attachments(Ledger ledger, ControlClient maar) {
    this.ledger = ledger;
    this.maar = maar;
    Thread thread = new Thread(this::work, "maarg-crash");
    thread.setDaemon(true);
    thread.start();
  }

  /** Goes on, with a MAAR that may have another control API now. */
  synchronized void resume(ControlClient now) {
    maar = now;
    running = true;
  }

  /** Asks for nothing more; waits for what is being asked. */
  synchronized void pause() {
    running = false;
  }

  /** Mobile nodes that were seen to be served. */
  synchronized int served() {
    return served.size();
  }

  private void work() {
    while (!closed) {
      try {
        if (running) {
          step();
        }
        Thread.sleep(REST_MILLIS);
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  private synchronized void step() {
    if (!running) {
      return;
    }
    try {
      int index = population < POPULATION ? ++population : 1 + population++ % POPULATION;
      maar.attach("own" + index + "@example.net", "0201%08x".formatted(index), "wlan");
      if (population % LOOKS_EVERY == 0) {
        see(maar.bindings().path("bindings"));
      }
    } catch (ControlException dead) {
      // Its end is what this is about.
      running = false;
    }
  }

  private void see(JsonNode bindings) {
    for (JsonNode binding : bindings) {
      String mn = binding.path("mn").asText();
      String prefix = binding.path("prefix").asText();
      if (binding.path("state").asText().equals("SERVING")) {
        served.put(mn, prefix);
        ledger.assigned(prefix, mn).ifPresent(wrong::add);
      }
    }
  }

  /**
   * What the bindings of the MAAR and of the CMD contradict.
   *
   * @param ofMaar as the MAAR's control API tells them
   * @param ofCmd as the CMD's does
   */
  synchronized List<String> against(JsonNode ofMaar, JsonNode ofCmd) {
    see(ofMaar);
    List<String> found = new ArrayList<>(wrong);
    wrong.clear();
    Map<String, String> atMaar = prefixes(ofMaar, found);
    Map<String, String> atCmd = prefixes(ofCmd, found);
    served.forEach(
        (mn, prefix) -> {
          if (!prefix.equals(atMaar.get(mn))) {
            found.add(mn + " had " + prefix + ", its MAAR now has " + atMaar.get(mn));
          }
          if (!prefix.equals(atCmd.get(mn))) {
            found.add(mn + " had " + prefix + ", the CMD now has " + atCmd.get(mn));
          }
        });
    return found;
  }

  private static Map<String, String> prefixes(JsonNode bindings, List<String> found) {
    Map<String, String> prefixes = new TreeMap<>();
    Map<String, String> holders = new TreeMap<>();
    for (JsonNode binding : bindings) {
      String mn = binding.path("mn").asText();
      String prefix = binding.path("prefix").asText();
      prefixes.put(mn, prefix);
      String other = holders.put(prefix, mn);
      if (other != null) {
        found.add(prefix + " is assigned to " + other + " and to " + mn);
      }
    }
    return prefixes;
  }

  @Override
  public void close() {
    closed = true;
  }
}
