package org.maarg.runtime.dataplane;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.maarg.protocol.Dlif;
import org.maarg.protocol.Output;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.Ipv6Prefix;
import org.maarg.wire.Octets;
import org.maarg.wire.option.MnId;

/**
 * The interfaces of the routers that mobile nodes see: one per mobile node and anchor, above that
 * of the access link, with the addresses of the anchor's router (RFC 8885 3.7), whatever number of
 * prefixes it has. Used by one thread.
 */
// Implements: 4861-2.3-1, 4861-6.2.2-1, 4861-6.2.2-2, 5213-6.6-7
// Implements: 8885-3.7-1, 8885-3.7-2, 8885-3.7-7, 8885-3.7-8, 8885-3.7-9
final class Dlifs {
  private static final int MAC = 6;
  private static final int LOCAL_MAC = 0x06;

  private final IpCommands ip;
  private final IngressFilter filter;
  private final Changes changes;
  private final String access;
  private final ShownRouters shown = new ShownRouters();
  private final Set<Octets> discarded = new HashSet<>();
  private int made;

  Dlifs(IpCommands ip, IngressFilter filter, Changes changes, String access) {
    this.ip = ip;
    this.filter = filter;
    this.changes = changes;
    this.access = access;
  }

  /**
   * Makes the router of an advertisement, or changes it, with the changes that are waiting.
   *
   * @param done hears when it is there
   */
  void show(Output.Advertise advertise, Consumer<ShownRouter> done) {
    if (advertise.linkLayer().length() != MAC) {
      throw new DataPlaneException(
          "the link-layer identifier of " + advertise.mn() + " is no Ethernet address");
    }
    ShownRouter.Key key = ShownRouter.Key.of(advertise);
    Dlif dlif = advertise.dlif().isKnown() ? advertise.dlif() : ofOurChoice(advertise.prefix());
    ShownRouter before = shown.get(key);
    if (before != null && !before.said().linkLayer().equals(advertise.linkLayer())) {
      changes.commit(); // It may wait to be made.
      remove(key);
      before = null;
    }
    if (before != null && before.dlif().equals(dlif)) {
      ShownRouter router = new ShownRouter(before.device(), dlif, advertise);
      shown.put(router);
      change(router, List.of(), List.of(), () -> done.accept(router));
    } else {
      begin(dlif, advertise, Optional.ofNullable(before), done);
    }
  }

  private void change(ShownRouter router, List<String> first, List<String> then, Runnable after) {
    changes.add(new Changes.Change(router.said().toString(), first, then, after));
  }

  /** By an interface of its own, unless the same router is there with another prefix. */
  private void begin(
      Dlif dlif,
      Output.Advertise advertise,
      Optional<ShownRouter> before,
      Consumer<ShownRouter> done) {
    Optional<ShownRouter> same = shown.sameRouter(advertise, dlif);
    String device = same.isPresent() ? same.get().device() : Marks.PREFIX + ++made;
    ShownRouter router = new ShownRouter(device, dlif, advertise);
    shown.put(router);
    filter.admit(advertise.linkLayer(), advertise.prefix());
    change(
        router,
        same.isPresent() ? join(router) : make(router),
        lead(router),
        () -> {
          // Behind the other, so that what is on its way to the mobile node always has one.
          before.ifPresent(this::leave);
          done.accept(router);
        });
  }

  /** Decision dlif-option-association: a pair that nobody told, the same for the same prefix. */
  private static Dlif ofOurChoice(Ipv6Prefix prefix) {
    long mixed = prefix.address().high() * 0x9e3779b97f4a7c15L;
    byte[] mac = new byte[MAC];
    mac[0] = LOCAL_MAC;
    for (int i = 1; i < MAC; i++) {
      mac[i] = (byte) (mixed >>> (8 * i));
    }
    long upper = (LOCAL_MAC ^ 0x02L) << 16 | (mac[1] & 0xffL) << 8 | (mac[2] & 0xff);
    long lower = (mac[3] & 0xffL) << 16 | (mac[4] & 0xffL) << 8 | (mac[5] & 0xff);
    long interfaceId = upper << 40 | 0xfffeL << 24 | lower;
    return new Dlif(Octets.of(mac), Ipv6Address.of(0xfe80L << 48, interfaceId));
  }

  /** Addresses come before the interface is up, and the route when they are taken for our own. */
  private List<String> make(ShownRouter router) {
    String device = router.device();
    String mac = router.dlif().linkLayer().toHex(":");
    List<String> commands = new ArrayList<>();
    commands.add(
        "link add link "
            + access
            + " name "
            + device
            + " address "
            + mac
            + " group "
            + Marks.DLIF_GROUP
            + " type macvlan mode bridge");
    commands.add("link set dev " + device + " addrgenmode none");
    commands.add(address(router.dlif().linkLocal() + "/64", device));
    commands.add(address(router.address() + "/128", device));
    commands.add("link set dev " + device + " up");
    commands.add("route replace " + own(router.dlif().linkLocal(), device));
    if (discarded.contains(router.dlif().linkLayer())) {
      clear(); // The kernel has no two interfaces with one address above the same link.
    }
    return commands;
  }

  /** Another prefix of a router whose interface is there. */
  private static List<String> join(ShownRouter router) {
    return List.of(address(router.address() + "/128", router.device()));
  }

  /**
   * Once the filter lets the mobile node answer: the kernel asks for it at the first packet, and
   * then not for a second.
   */
  private static List<String> lead(ShownRouter router) {
    return List.of(
        "route replace " + own(router.address(), router.device()),
        "route replace " + route(router));
  }

  private static String route(ShownRouter router) {
    // Before a tunnel's: who is here need not be sent elsewhere.
    return router.said().prefix() + " dev " + router.device() + " metric 512" + Marks.ROUTE;
  }

  private static String address(String address, String device) {
    return "addr add " + address + " dev " + device + " nodad";
  }

  /**
   * An address as the host's own. The kernel makes this route too, but by and by, and forwards what
   * comes before: the mobile node's answer to a solicitation would be lost, and the next one is
   * sent after a second.
   */
  private static String own(Ipv6Address address, String device) {
    return "local " + address + " dev " + device + " table local" + Marks.ROUTE;
  }

  /** The router of a prefix, if it is shown. */
  @Nullable ShownRouter find(ShownRouter.Key key) {
    return shown.get(key);
  }

  // Implements: 5213-6.9.1.4-8
  /**
   * Takes a router away, if it is there. The interface forwards nothing any more; it is removed a
   * little later, with others, for that takes the kernel long and would hold up the handover.
   */
  void remove(ShownRouter.Key key) {
    ShownRouter router = shown.remove(key);
    if (router == null) {
      return;
    }
    try {
      filter.expel(router.said().linkLayer(), router.said().prefix());
    } finally {
      // All of it goes by itself with the interface of the access link.
      ip.runAsFarAsPossible(List.of("route del " + route(router)));
      leave(router);
    }
  }

  /** The interface goes with the last prefix of its router. */
  private void leave(ShownRouter router) {
    if (isShared(router)) {
      ip.runAsFarAsPossible(
          List.of(
              "route del " + own(router.address(), router.device()),
              "addr del " + router.address() + "/128 dev " + router.device()));
    } else {
      discard(router);
    }
  }

  /** True if the interface shows another prefix as well. */
  boolean isShared(ShownRouter router) {
    return shown.isShared(router);
  }

  private void discard(ShownRouter router) {
    discarded.add(router.dlif().linkLayer());
    ip.runAsFarAsPossible(
        List.of("link set dev " + router.device() + " group " + Marks.DISCARDED_GROUP));
  }

  /** Removes the interfaces of routers that have been taken away. */
  void clear() {
    if (!discarded.isEmpty()) {
      discarded.clear();
      ip.runAsFarAsPossible(List.of("link del group " + Marks.DISCARDED_GROUP));
    }
  }

  /** The routers that a mobile node's interface sees, oldest first. */
  List<ShownRouter> seenBy(Octets linkLayer) {
    return shown.seenBy(linkLayer);
  }

  /** All routers, oldest first. */
  List<ShownRouter> all() {
    return shown.all();
  }

  /** Mobile nodes that see a router of ours as their preferred one. */
  List<MnId> served() {
    return shown.all().stream()
        .filter(router -> router.said().preferred())
        .map(router -> router.said().mn())
        .distinct()
        .toList();
  }
}
