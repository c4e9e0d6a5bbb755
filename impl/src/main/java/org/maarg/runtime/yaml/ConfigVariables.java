package org.maarg.runtime.yaml;

import java.util.Optional;
import java.util.function.Function;
import org.maarg.protocol.Knob;
import org.maarg.protocol.Profile;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.Octets;

/**
 * The configuration variables of RFC 5213 9, under their names with a small first letter, in the
 * section {@code variables}. Some are knobs of the profile, where they have another name as well;
 * the others have one value here, and any other is refused with the reason.
 */
final class ConfigVariables {
  private final ConfigSection variables;
  private final Optional<ConfigSection> knobs;

  private ConfigVariables(ConfigSection variables, Optional<ConfigSection> knobs) {
    this.variables = variables;
    this.knobs = knobs;
  }

  // Implements: 5213-9.3-6
  /** A profile with the variables of a configuration file set; notes what is wrong with them. */
  static Profile set(ConfigSection file, Profile profile) {
    Optional<ConfigSection> variables = file.section("variables");
    return variables.isEmpty()
        ? profile
        : new ConfigVariables(variables.get(), file.section("knobs")).set(profile);
  }

  private Profile set(Profile profile) {
    Profile.Builder builder = profile.with();
    turn("minDelayBeforeBCEDelete", Knob.DELETE_DELAY, builder);
    turn("maxDelayBeforeNewBCEAssign", Knob.MAX_DELAY_BEFORE_NEW_BCE_ASSIGN, builder);
    turn("timestampValidityWindow", Knob.TIMESTAMP_WINDOW, builder);
    turn("timestampBasedApproachInUse", Knob.TIMESTAMP_BASED_APPROACH, builder);
    fixed("enableMAGLocalRouting", ConfigVariables::localRouting);
    fixed("mobileNodeGeneratedTimestampInUse", ConfigVariables::mobileNodeTimestamps);
    fixed("fixedMAGLinkLocalAddressOnAllAccessLinks", ConfigVariables::linkLocal);
    fixed("fixedMAGLinkLayerAddressOnAllAccessLinks", ConfigVariables::linkLayer);
    variables.close();
    return builder.build();
  }

  /** A variable that is a knob; who sets both may mean either. */
  private void turn(String name, Knob knob, Profile.Builder builder) {
    Optional<Integer> value = variables.optional(name, values(knob));
    if (value.isPresent() && knobs.map(it -> it.has(knob.configName())).orElse(false)) {
      variables.problem(name, "is also set as knobs." + knob.configName());
    }
    value.ifPresent(it -> builder.set(knob, it));
  }

  private static Function<String, Integer> values(Knob knob) {
    return knob.kind() == Knob.Kind.SWITCH
        ? text -> ConfigValues.truth(text) ? 1 : 0
        : ConfigValues.number(knob.least(), knob.most());
  }

  private void fixed(String name, Function<String, Optional<String>> objection) {
    Optional<Optional<String>> told = variables.optional(name, objection);
    told.flatMap(it -> it).ifPresent(reason -> variables.problem(name, reason));
  }

  private static Optional<String> localRouting(String text) {
    return objection(
        !ConfigValues.truth(text), "is fixed at false: maarg has no local routing between nodes");
  }

  private static Optional<String> mobileNodeTimestamps(String text) {
    return objection(
        !ConfigValues.truth(text), "is fixed at false: MAARs make the timestamps themselves");
  }

  private static Optional<String> linkLocal(String text) {
    return objection(
        Ipv6Address.parse(text).equals(Ipv6Address.UNSPECIFIED),
        "is fixed at ::, by which no fixed address is in use (RFC 5213 9.3): each MAAR has a router"
            + " of its own (RFC 8885 3.7)");
  }

  private static Optional<String> linkLayer(String text) {
    boolean zero = true;
    for (byte octet : Octets.ofHex(text).toByteArray()) {
      zero = zero && octet == 0;
    }
    return objection(
        zero,
        "is fixed at zeros, by which no fixed address is in use: each MAAR has a router of its own"
            + " (RFC 8885 3.7)");
  }

  private static Optional<String> objection(boolean right, String reason) {
    return right ? Optional.empty() : Optional.of(reason);
  }
}
