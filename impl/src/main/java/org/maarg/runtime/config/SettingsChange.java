package org.maarg.runtime.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.maarg.protocol.Knob;

/**
 * What differs between two configurations of one node. Who the peers are and how they are reached
 * and protected, lists of mobile nodes, and the log level may change while it runs. All else is
 * what the node itself is, and takes a restart.
 */
public final class SettingsChange {
  private static final String RESTART = " cannot change while the node runs; restart it";

  private final List<String> reasons = new ArrayList<>();

  private SettingsChange() {}

  /**
   * Why a node that runs cannot take up a configuration.
   *
   * @return a line for each key that stands in the way, which begins with the key; empty if none
   *     does
   */
  public static List<String> reasonsAgainst(NodeSettings now, NodeSettings next) {
    SettingsChange change = new SettingsChange();
    change.compare("role", now, next, NodeSettings::roleName);
    change.compare("address", now, next, NodeSettings::address);
    change.compare("mode", now, next, NodeSettings::mode);
    change.compare("lifetime", now, next, NodeSettings::lifetimeSeconds);
    change.compare("transport", now, next, NodeSettings::transport);
    change.compare("control", now, next, NodeSettings::control);
    change.compare("dataPlane", now, next, NodeSettings::dataPlane);
    change.compare("ipsec", now, next, SettingsChange::protection);
    change.compare("state", now, next, NodeSettings::state);
    if (now.role() instanceof RoleSettings.Maar && next.role() instanceof RoleSettings.Maar) {
      change.compare(
          "cmd, pool, prefixLength, number or localNetworks", now, next, NodeSettings::role);
    }
    change.compareProfiles(now, next);
    return List.copyOf(change.reasons);
  }

  /** Keys and certificates are strongSwan's: the node looks at what comes of them. */
  private static Optional<List<Object>> protection(NodeSettings settings) {
    return settings.ipsec().map(ipsec -> List.of(ipsec.esp(), ipsec.device(), ipsec.vici()));
  }

  private <T> void compare(
      String key, NodeSettings now, NodeSettings next, Function<NodeSettings, T> part) {
    if (!part.apply(now).equals(part.apply(next))) {
      reasons.add(key + ":" + RESTART);
    }
  }

  private void compareProfiles(NodeSettings now, NodeSettings next) {
    for (Knob knob : Knob.values()) {
      if (now.profile().value(knob) != next.profile().value(knob)) {
        reasons.add("knobs: " + knob.configName() + RESTART);
      }
    }
  }
}
