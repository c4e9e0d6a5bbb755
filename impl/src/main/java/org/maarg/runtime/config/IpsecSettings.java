package org.maarg.runtime.config;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.maarg.wire.Ipv6Address;

/**
 * IPsec for the signalling with the peers whose protection is {@link Protection#VERIFIED} (RFC 5213
 * 4). Keys are not in here, only where they are.
 *
 * @param esp what encrypts and decrypts
 * @param device what packets come out of when they have been decrypted in user space
 * @param vici where the IKE daemon takes commands, as its command swanctl has it; none for its own
 *     default
 * @param credentials by which the peers know each other
 */
public record IpsecSettings(
    Esp esp, String device, Optional<String> vici, Credentials credentials) {
  /** The device of strongSwan's plugin kernel-libipsec, which is the first of its kind. */
  public static final String DEFAULT_DEVICE = "ipsec0";

  /** What encrypts and decrypts. */
  public enum Esp {
    /** The kernel, in transport mode, for protocol 135 alone. */
    KERNEL,
    /** The IKE daemon, in tunnel mode, for all between two nodes: where a kernel has no ESP. */
    USER_SPACE
  }

  /** By what a peer proves who it is in IKE (RFC 5213 4.1). */
  public sealed interface Credentials {
    /**
     * Pre-shared keys.
     *
     * @param files one for each verified peer, which hold the key and nothing else
     */
    record Keys(Map<Ipv6Address, Path> files) implements Credentials {
      /** Copies the map. */
      public Keys {
        files = Map.copyOf(files);
      }
    }

    /**
     * Certificates, whose subject alternative name is the address of their node. The private key is
     * where strongSwan looks for it, in its folder {@code private}.
     *
     * @param own of this node; absolute, or in strongSwan's folder {@code x509}
     * @param authority that has signed those of the peers; likewise, {@code x509ca}
     */
    record Certificates(Path own, Path authority) implements Credentials {}
  }
}
