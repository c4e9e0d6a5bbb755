package org.maarg.runtime;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.List;
import org.maarg.protocol.Knob;
import org.maarg.runtime.config.NodeSettings;
import org.maarg.runtime.config.PeerSettings;
import org.maarg.runtime.config.RoleSettings;
import org.maarg.runtime.observe.BuildInfo;
import org.maarg.wire.Octets;

/** All that a node's decisions rest on beside its state and its inputs, as one digest. */
final class Decisions {
  private Decisions() {}

  /** The digest; equal ones mean that the same inputs make the same of the same state. */
  static Octets of(NodeSettings settings) {
    StringBuilder text = new StringBuilder(BuildInfo.version());
    add(text, settings.address(), settings.mode(), settings.lifetimeSeconds());
    add(
        text,
        settings.role() instanceof RoleSettings.Cmd cmd ? cmd.authorization() : settings.role());
    for (Knob knob : Knob.values()) {
      add(text, knob.configName(), settings.profile().value(knob));
    }
    List<PeerSettings> peers =
        settings.peers().stream().filter(it -> it.pool().isPresent()).toList();
    peers.stream().map(it -> it.address() + " " + it.pool()).sorted().forEach(it -> add(text, it));
    return digest(text.toString());
  }

  private static void add(StringBuilder text, Object... parts) {
    Arrays.stream(parts).forEach(part -> text.append('\n').append(part));
  }

  private static Octets digest(String text) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      return Octets.of(sha.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException impossible) {
      // Every Java platform has it.
      throw new IllegalStateException(impossible);
    }
  }
}
