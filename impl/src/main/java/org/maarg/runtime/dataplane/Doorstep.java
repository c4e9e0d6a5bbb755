package org.maarg.runtime.dataplane;

import org.maarg.runtime.config.DataPlaneSettings;
import org.maarg.wire.option.MnId;

/** Hears who comes to the access link and who goes. Must not block. */
public interface Doorstep {
  /** A mobile node that sees no router has solicited one: it has attached. */
  void came(DataPlaneSettings.KnownMn mn);

  /** The link to a mobile node is down. That is no deregistration. */
  void went(MnId mn);
}
