package org.maarg.protocol;

import java.util.List;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.Ipv6Prefix;
import org.maarg.wire.Octets;
import org.maarg.wire.message.MobilityMessage;
import org.maarg.wire.option.MnId;

/** Everything a node can ask of the driver that runs it. Outputs are carried out in order. */
public sealed interface Output {
  /** Send a message to a node address. */
  record Send(Ipv6Address to, MobilityMessage message) implements Output {
    @Override
    public boolean equals(Object other) {
      return other instanceof Send that && to.equals(that.to) && message.equals(that.message);
    }

    @Override
    public int hashCode() {
      return to.hashCode() * 31 + message.hashCode();
    }

    @Override
    public String toString() {
      return "send to " + to + ": " + message;
    }
  }

  /**
   * Start a timer, or start it anew if it runs.
   *
   * @param millis from now, at least 1
   */
  record StartTimer(Timer timer, long millis) implements Output {
    @Override
    public boolean equals(Object other) {
      return other instanceof StartTimer that && millis == that.millis && timer.equals(that.timer);
    }

    @Override
    public int hashCode() {
      return timer.hashCode() * 31 + Long.hashCode(millis);
    }

    @Override
    public String toString() {
      return "start " + timer + " in " + millis + " ms";
    }
  }

  /** Stop a timer; nothing happens if it does not run. */
  record CancelTimer(Timer timer) implements Output {
    @Override
    public boolean equals(Object other) {
      return other instanceof CancelTimer that && timer.equals(that.timer);
    }

    @Override
    public int hashCode() {
      return timer.hashCode();
    }

    @Override
    public String toString() {
      return "cancel " + timer;
    }
  }

  /** Set up this node's end of a tunnel and the route into it. */
  record AddTunnel(Tunnel tunnel) implements Output {
    @Override
    public boolean equals(Object other) {
      return other instanceof AddTunnel that && tunnel.equals(that.tunnel);
    }

    @Override
    public int hashCode() {
      return tunnel.hashCode();
    }

    @Override
    public String toString() {
      return "add tunnel " + tunnel;
    }
  }

  /** Take down this node's end of a tunnel and the route into it. */
  record RemoveTunnel(Tunnel tunnel) implements Output {
    @Override
    public boolean equals(Object other) {
      return other instanceof RemoveTunnel that && tunnel.equals(that.tunnel);
    }

    @Override
    public int hashCode() {
      return tunnel.hashCode();
    }

    @Override
    public String toString() {
      return "remove tunnel " + tunnel;
    }
  }

  /**
   * Show the anchor of a prefix to the mobile node as a router and advertise the prefix, unicast
   * (RFC 8885 3.1, 3.7). Advertising again replaces what was said before. While it is not
   * withdrawn, the mobile node's packets from the prefix are forwarded; otherwise they are not (RFC
   * 5213 6.9.1.2, 6.10.5).
   *
   * @param linkLayer link-layer identifier of the mobile node
   * @param dlif the router's addresses; {@link Dlif#UNKNOWN} if its anchor never told them
   * @param preferred true for the newest prefix; false for an old one, whose preferred lifetime is
   *     0
   * @param localNetworks reached through this router only: more specific routes (RFC 4191, RFC 8885
   *     3.7); unmodifiable
   */
  record Advertise(
      MnId mn,
      Octets linkLayer,
      Ipv6Address anchor,
      Dlif dlif,
      Ipv6Prefix prefix,
      boolean preferred,
      List<Ipv6Prefix> localNetworks)
      implements Output {
    // Decision advertised-lifetimes.
    private static final int LIFETIME_SECONDS = 300;

    /** An advertisement without local networks. */
    public Advertise(
        MnId mn,
        Octets linkLayer,
        Ipv6Address anchor,
        Dlif dlif,
        Ipv6Prefix prefix,
        boolean preferred) {
      this(mn, linkLayer, anchor, dlif, prefix, preferred, List.of());
    }

    /** The L flag of the Prefix Information option: a hosted prefix is on-link. */
    public boolean onLink() {
      return true;
    }

    /** Valid lifetime of prefix and routes in seconds, never 0. */
    public int validLifetimeSeconds() {
      return LIFETIME_SECONDS;
    }

    /** Preferred lifetime of the prefix in seconds: 0 for an old one. */
    public int preferredLifetimeSeconds() {
      return preferred ? LIFETIME_SECONDS : 0;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Advertise that
          && mn.equals(that.mn)
          && linkLayer.equals(that.linkLayer)
          && anchor.equals(that.anchor)
          && dlif.equals(that.dlif)
          && prefix.equals(that.prefix)
          && preferred == that.preferred
          && localNetworks.equals(that.localNetworks);
    }

    @Override
    public int hashCode() {
      return (mn.hashCode() * 31 + anchor.hashCode()) * 31 + prefix.hashCode();
    }

    @Override
    public String toString() {
      return "advertise " + prefix + (preferred ? " preferred" : " deprecated") + " to " + mn;
    }
  }

  /**
   * Take the router of a prefix away from the mobile node's link, and forward the mobile node's
   * packets from the prefix no longer.
   *
   * @param zeroLifetime true if the mobile node is there and is to be told, by a last advertisement
   *     with lifetimes 0 (RFC 5213 6.12); false if it has gone
   */
  record Withdraw(MnId mn, Ipv6Address anchor, Ipv6Prefix prefix, boolean zeroLifetime)
      implements Output {
    @Override
    public boolean equals(Object other) {
      return other instanceof Withdraw that
          && mn.equals(that.mn)
          && anchor.equals(that.anchor)
          && prefix.equals(that.prefix)
          && zeroLifetime == that.zeroLifetime;
    }

    @Override
    public int hashCode() {
      return (mn.hashCode() * 31 + anchor.hashCode()) * 31 + prefix.hashCode();
    }

    @Override
    public String toString() {
      return "withdraw " + prefix + " from " + mn + (zeroLifetime ? " with lifetime 0" : "");
    }
  }

  /**
   * An input, or a part of it, had no effect beyond an answer that refuses it.
   *
   * @param peer who sent it, unspecified if nobody did
   */
  record Dropped(DropReason reason, Ipv6Address peer) implements Output {
    @Override
    public boolean equals(Object other) {
      return other instanceof Dropped that && reason == that.reason && peer.equals(that.peer);
    }

    @Override
    public int hashCode() {
      return peer.hashCode();
    }

    @Override
    public String toString() {
      return "dropped: " + reason + " from " + peer;
    }
  }

  /**
   * Something worth a line in the log took place.
   *
   * @param peer the node concerned, unspecified if none
   */
  record Happened(Event event, MnId mn, Ipv6Address peer) implements Output {
    @Override
    public boolean equals(Object other) {
      return other instanceof Happened that
          && event == that.event
          && mn.equals(that.mn)
          && peer.equals(that.peer);
    }

    @Override
    public int hashCode() {
      return mn.hashCode() * 31 + peer.hashCode();
    }

    @Override
    public String toString() {
      return event + " " + mn + " " + peer;
    }
  }
}
