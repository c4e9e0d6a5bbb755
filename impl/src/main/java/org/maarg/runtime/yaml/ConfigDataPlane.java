package org.maarg.runtime.yaml;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.maarg.runtime.config.DataPlaneSettings;
import org.maarg.runtime.config.DataPlaneSettings.Kind;
import org.maarg.runtime.config.DataPlaneSettings.KnownMn;
import org.maarg.wire.Octets;
import org.maarg.wire.option.MnId;

/** Reads the key {@code dataPlane} of a MAAR. */
final class ConfigDataPlane {
  private static final int MIN_MTU = 1280;
  private static final int MAX_MTU = 0xffff;
  private static final int MAC_OCTETS = 6;
  private static final int WLAN = 4;
  private static final int MAX_TECHNOLOGY = 255;

  private ConfigDataPlane() {}

  /** The settings; none for a node that only records, or whose section has problems. */
  static Optional<DataPlaneSettings> read(ConfigSection file) {
    Optional<ConfigSection> section = file.section("dataPlane");
    Optional<DataPlaneSettings> settings = section.flatMap(ConfigDataPlane::settings);
    section.ifPresent(ConfigSection::close);
    return settings;
  }

  private static Optional<DataPlaneSettings> settings(ConfigSection section) {
    Optional<Kind> kind =
        section.required("kind", ConfigValues.oneOf(Kind.values(), ConfigDataPlane::name));
    if (kind.isEmpty()) {
      section.keys().forEach(section::value); // One problem is enough.
      return Optional.empty();
    }
    if (kind.get() == Kind.RECORDED) {
      return Optional.empty();
    }
    Optional<String> core = section.required("core", ConfigValues::interfaceName);
    Optional<String> access = section.required("access", ConfigValues::interfaceName);
    Optional<Integer> mtu =
        section.optional(
            "mtu", ConfigValues.number(MIN_MTU, MAX_MTU), DataPlaneSettings.DEFAULT_MTU);
    if (core.isPresent() && core.equals(access)) {
      section.problem("access", "is the interface towards the core");
    }
    List<KnownMn> known = mobileNodes(section);
    if (core.isEmpty() || access.isEmpty() || mtu.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new DataPlaneSettings(kind.get(), core.get(), access.get(), mtu.get(), known));
  }

  private static String name(Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static List<KnownMn> mobileNodes(ConfigSection section) {
    List<KnownMn> known = new ArrayList<>();
    Set<Octets> seen = new HashSet<>();
    for (ConfigSection one : section.sections("mobileNodes")) {
      Optional<MnId> mn = one.required("mn", ConfigDataPlane::nai);
      Optional<Octets> linkLayer = one.required("linkLayer", ConfigDataPlane::mac);
      Optional<Integer> technology =
          one.optional("accessTechnology", ConfigValues.number(0, MAX_TECHNOLOGY), WLAN);
      if (linkLayer.isPresent() && !seen.add(linkLayer.get())) {
        one.problem("linkLayer", "a mobile node before has this address");
      }
      if (mn.isPresent() && linkLayer.isPresent() && technology.isPresent()) {
        known.add(new KnownMn(mn.get(), linkLayer.get(), technology.get()));
      }
      one.close();
    }
    return known;
  }

  private static MnId nai(String text) {
    if (text.length() > MnId.MAX_OCTETS || !text.chars().allMatch(c -> c > 0x20 && c < 0x7f)) {
      throw new IllegalArgumentException("'" + text + "' is no identifier of a mobile node");
    }
    return MnId.nai(text);
  }

  private static Octets mac(String text) {
    Octets octets = Octets.ofHex(text);
    if (octets.length() != MAC_OCTETS || (octets.at(0) & 1) != 0) {
      throw new IllegalArgumentException("'" + text + "' is not the 6 octets of an interface");
    }
    return octets;
  }
}
