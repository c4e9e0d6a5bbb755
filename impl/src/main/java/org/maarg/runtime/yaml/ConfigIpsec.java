package org.maarg.runtime.yaml;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.maarg.runtime.config.IpsecSettings;
import org.maarg.runtime.config.IpsecSettings.Credentials;
import org.maarg.runtime.config.IpsecSettings.Esp;
import org.maarg.runtime.config.Protection;
import org.maarg.runtime.config.TransportSettings;
import org.maarg.wire.Ipv6Address;

/** Reads the key {@code ipsec}, and holds it against the peers and the transport. */
final class ConfigIpsec {
  private enum Kind {
    PRE_SHARED_KEY,
    CERTIFICATE
  }

  /** A peer as far as IPsec is concerned. */
  record Peer(
      ConfigSection section,
      Optional<Ipv6Address> address,
      Optional<Protection> protection,
      Optional<Path> key) {
    boolean isVerified() {
      return protection.isPresent() && protection.get() == Protection.VERIFIED;
    }
  }

  /** What goes into a text for strongSwan between quotation marks. */
  private static final Pattern PLAIN = Pattern.compile("[!#-\\[\\]-z|~]+");

  private final ConfigSection file;
  private final List<Peer> peers;

  private ConfigIpsec(ConfigSection file, List<Peer> peers) {
    this.file = file;
    this.peers = peers;
  }

  /** The settings; none for a node without IPsec, or whose section has problems. */
  static Optional<IpsecSettings> read(
      ConfigSection file, Optional<TransportSettings> transport, List<Peer> peers) {
    return new ConfigIpsec(file, peers).settings(transport);
  }

  private Optional<IpsecSettings> settings(Optional<TransportSettings> transport) {
    Optional<ConfigSection> section = file.section("ipsec");
    checkPeers(section.isPresent());
    if (section.isEmpty()) {
      return Optional.empty();
    }
    if (transport.isPresent() && transport.get() instanceof TransportSettings.Udp) {
      file.problem("ipsec", "is for protocol 135: needs transport.kind raw");
    }
    if (peers.stream().noneMatch(Peer::isVerified)) {
      file.problem("ipsec", "no peer has securityAssociation: verified");
    }
    Optional<IpsecSettings> settings = settings(section.get());
    section.get().close();
    return settings;
  }

  private void checkPeers(boolean hasSection) {
    for (Peer peer : peers) {
      if (peer.isVerified() && !hasSection) {
        peer.section.problem("securityAssociation", "'verified' needs the section ipsec");
      }
      if (peer.key.isPresent() && !peer.isVerified()) {
        peer.section.problem("preSharedKey", "is of no use without securityAssociation: verified");
      }
    }
  }

  private Optional<IpsecSettings> settings(ConfigSection section) {
    Optional<Esp> esp = section.required("esp", ConfigValues.oneOf(Esp.values(), this::name));
    Optional<String> device =
        section.optional("device", ConfigValues::interfaceName, IpsecSettings.DEFAULT_DEVICE);
    Optional<String> vici = section.optional("vici", ConfigIpsec::plain);
    Optional<Kind> kind =
        section.required("authentication", ConfigValues.oneOf(Kind.values(), this::name));
    Optional<Credentials> credentials =
        kind.flatMap(it -> it == Kind.CERTIFICATE ? certificates(section) : keys());
    if (kind.isEmpty() || kind.get() != Kind.CERTIFICATE) {
      refuse(section, "certificate");
      refuse(section, "authority");
    }
    esp.ifPresent(it -> checkEsp(section, it));
    if (esp.isEmpty() || device.isEmpty() || credentials.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(new IpsecSettings(esp.get(), device.get(), vici, credentials.get()));
  }

  private static void refuse(ConfigSection section, String key) {
    if (section.value(key).isPresent()) {
      section.problem(key, "needs authentication: certificate");
    }
  }

  private void checkEsp(ConfigSection section, Esp esp) {
    if (esp == Esp.KERNEL && section.has("device")) {
      section.problem("device", "only esp: user-space has one");
    }
    if (esp == Esp.USER_SPACE) {
      for (Peer peer : peers) {
        if (peer.protection.isPresent() && !peer.isVerified()) {
          peer.section.problem(
              "securityAssociation",
              "with esp: user-space every peer is 'verified', for the node hears no other");
        }
      }
    }
  }

  private Optional<Credentials> keys() {
    Map<Ipv6Address, Path> files = new HashMap<>();
    for (Peer peer : peers) {
      if (peer.isVerified() && peer.key.isEmpty() && !peer.section.has("preSharedKey")) {
        peer.section.problem("preSharedKey", "is missing");
      }
      if (peer.address.isPresent() && peer.key.isPresent()) {
        files.put(peer.address.get(), peer.key.get());
      }
    }
    return Optional.of(new Credentials.Keys(files));
  }

  private Optional<Credentials> certificates(ConfigSection section) {
    for (Peer peer : peers) {
      if (peer.key.isPresent()) {
        peer.section.problem("preSharedKey", "needs ipsec.authentication: pre-shared-key");
      }
    }
    Optional<Path> own = section.required("certificate", text -> Path.of(plain(text)));
    Optional<Path> authority = section.required("authority", text -> Path.of(plain(text)));
    return own.isEmpty() || authority.isEmpty()
        ? Optional.empty()
        : Optional.of(new Credentials.Certificates(own.get(), authority.get()));
  }

  private String name(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static String plain(String text) {
    if (!PLAIN.matcher(text).matches()) {
      throw new IllegalArgumentException(
          "'" + text + "' has characters that strongSwan takes for something else");
    }
    return text;
  }
}
