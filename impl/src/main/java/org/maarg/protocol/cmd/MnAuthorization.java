package org.maarg.protocol.cmd;

import java.util.function.Predicate;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.option.MnId;

/**
 * What the policy store knows of mobile nodes. Three questions, for each has a status of its own
 * (RFC 5213 5.3.1).
 */
public interface MnAuthorization {
  /** Every mobile node, at every MAAR. */
  MnAuthorization ALL = servingOnly(mn -> true);

  /** All mobile nodes are known, at every MAAR; these have the service. */
  static MnAuthorization servingOnly(Predicate<MnId> served) {
    return new MnAuthorization() {
      @Override
      public boolean mayRegister(MnId mn, Ipv6Address maar) {
        return true;
      }

      @Override
      public boolean isKnown(MnId mn) {
        return true;
      }

      @Override
      public boolean hasService(MnId mn) {
        return served.test(mn);
      }
    };
  }

  /**
   * True unless this MAAR is kept from speaking for this mobile node (status 154). Of a mobile node
   * that is not known nothing is kept.
   *
   * @param maar address that the update came from
   */
  boolean mayRegister(MnId mn, Ipv6Address maar);

  /** True if this CMD is the one for this mobile node (status 153). */
  boolean isKnown(MnId mn);

  /** True if a known mobile node may use network-based mobility management (status 152). */
  boolean hasService(MnId mn);
}
