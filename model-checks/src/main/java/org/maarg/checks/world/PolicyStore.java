package org.maarg.checks.world;

import org.maarg.protocol.cmd.MnAuthorization;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.message.Status;
import org.maarg.wire.option.MnId;

/** What a CMD is told when it asks its policy store: the answers of a world's {@link Policy}. */
final class PolicyStore implements MnAuthorization {
  private final Bounds bounds;

  PolicyStore(Bounds bounds) {
    this.bounds = bounds;
  }

  @Override
  public boolean mayRegister(MnId mn, Ipv6Address maar) {
    int status = bounds.policy().status(number(mn), Addresses.number(maar), bounds);
    return status != Status.MAG_NOT_AUTHORIZED;
  }

  @Override
  public boolean isKnown(MnId mn) {
    return bounds.policy().status(number(mn), World.NOWHERE, bounds) != Status.NOT_LMA_FOR_THIS_MN;
  }

  @Override
  public boolean hasService(MnId mn) {
    int status = bounds.policy().status(number(mn), World.NOWHERE, bounds);
    return status != Status.PROXY_REG_NOT_ENABLED;
  }

  private static int number(MnId mn) {
    return Addresses.number(mn);
  }
}
