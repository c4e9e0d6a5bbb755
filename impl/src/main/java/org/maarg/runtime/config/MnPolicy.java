package org.maarg.runtime.config;

import java.util.Map;
import java.util.Optional;
import org.maarg.protocol.cmd.MnAuthorization;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.option.MnId;

// Implements: 5213-5.3.1-3, 5213-5.3.1-7, 5213-5.3.1-8
/** What an operator allows mobile nodes, each by a list; where there is none, all may. */
final class MnPolicy implements MnAuthorization {
  private final Optional<MnList> known;
  private final Optional<MnList> served;
  private final Map<Ipv6Address, MnList> ofMaars;

  /**
   * A policy of these lists.
   *
   * @param known mobile nodes that the CMD is the one for
   * @param served mobile nodes that have the service
   * @param ofMaars for which mobile nodes a MAAR may speak, by its address
   */
  MnPolicy(Optional<MnList> known, Optional<MnList> served, Map<Ipv6Address, MnList> ofMaars) {
    this.known = known;
    this.served = served;
    this.ofMaars = Map.copyOf(ofMaars);
  }

  @Override
  public boolean mayRegister(MnId mn, Ipv6Address maar) {
    MnList own = ofMaars.get(maar);
    return own == null || own.contains(mn) || !isKnown(mn);
  }

  @Override
  public boolean isKnown(MnId mn) {
    return known.isEmpty() || known.get().contains(mn);
  }

  @Override
  public boolean hasService(MnId mn) {
    return served.isEmpty() || served.get().contains(mn);
  }
}
