package org.maarg.protocol.cmd;

import java.util.List;
import org.maarg.protocol.PrefixSet;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.Octets;
import org.maarg.wire.option.MnId;

/**
 * A binding cache entry of the CMD as shown to the outside (RFC 8885 3).
 *
 * @param linkLayer link-layer identifier of the interface that the session is of; empty if not
 *     known
 * @param accessTechnology of that interface, a value of the Access Technology Type option
 * @param proxyCareOfAddress address of the serving MAAR
 * @param prefixes the newest ones, those of the serving MAAR
 * @param lifetime granted, in units of 4 seconds
 * @param active false while the session is ending: deletion is delayed, or releases are under way
 * @param settled true if no update or release is outstanding
 */
public record CmdBindingView(
    MnId mn,
    Octets linkLayer,
    int accessTechnology,
    Ipv6Address proxyCareOfAddress,
    PrefixSet prefixes,
    int lifetime,
    boolean active,
    boolean settled,
    List<PreviousMaarView> previousMaars) {
  /**
   * An element of the P-MAAR list.
   *
   * @param confirmed true if the P-MAAR has acknowledged the serving MAAR
   */
  public record PreviousMaarView(Ipv6Address address, PrefixSet prefixes, boolean confirmed) {
    @Override
    public boolean equals(Object other) {
      return other instanceof PreviousMaarView that
          && address.equals(that.address)
          && prefixes.equals(that.prefixes)
          && confirmed == that.confirmed;
    }

    @Override
    public int hashCode() {
      return address.hashCode() * 31 + prefixes.hashCode();
    }

    @Override
    public String toString() {
      return address + " " + prefixes + (confirmed ? "" : " unconfirmed");
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof CmdBindingView that
        && mn.equals(that.mn)
        && linkLayer.equals(that.linkLayer)
        && accessTechnology == that.accessTechnology
        && proxyCareOfAddress.equals(that.proxyCareOfAddress)
        && prefixes.equals(that.prefixes)
        && lifetime == that.lifetime
        && active == that.active
        && settled == that.settled
        && previousMaars.equals(that.previousMaars);
  }

  @Override
  public int hashCode() {
    return mn.hashCode();
  }

  @Override
  public String toString() {
    return mn + " at " + proxyCareOfAddress + " " + prefixes + " previous " + previousMaars;
  }
}
