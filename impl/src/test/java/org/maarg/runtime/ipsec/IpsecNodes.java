package org.maarg.runtime.ipsec;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.maarg.runtime.config.NodeSettings;
import org.maarg.runtime.yaml.ConfigException;
import org.maarg.runtime.yaml.NodeConfigReader;

/** Nodes with IPsec, for tests of what is written for them. */
final class IpsecNodes {
  static final String KEY = "correct horse battery staple";

  private IpsecNodes() {}

  /** A MAAR of a CMD and another MAAR, with pre-shared keys. */
  static NodeSettings maar(Path folder, String esp) throws IOException, ConfigException {
    String file = key(folder, "peer.key", KEY + "\n", "rw-------").toString();
    String text =
        """
        role: maar
        address: 2001:db8:0:1::1
        mode: locator
        lifetime: 60
        cmd: 2001:db8:0:c::c
        pool: 2001:db8:100::/40
        prefixLength: 64
        number: 1
        transport:
          kind: raw
        ipsec:
          esp: %1$s
          authentication: pre-shared-key
        peers:
          - address: 2001:db8:0:c::c
            securityAssociation: verified
            preSharedKey: %2$s
          - address: 2001:db8:0:2::1
            pool: 2001:db8:200::/40
            securityAssociation: verified
            preSharedKey: %2$s
        """;
    return NodeConfigReader.parse(text.formatted(esp, file), "maar1.yaml");
  }

  static Path key(Path folder, String name, String text, String permissions) throws IOException {
    Path file = folder.resolve(name);
    Files.writeString(file, text);
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
  }
}
