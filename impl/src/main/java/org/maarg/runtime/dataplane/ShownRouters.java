package org.maarg.runtime.dataplane;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.maarg.protocol.Dlif;
import org.maarg.protocol.Output;
import org.maarg.wire.Octets;

/**
 * The routers that mobile nodes see. What is asked of one looks at those that the same interface of
 * a mobile node sees, however many others there are. Used by one thread.
 */
final class ShownRouters {
  private final Map<ShownRouter.Key, ShownRouter> all = new LinkedHashMap<>();
  private final Map<Octets, Map<ShownRouter.Key, ShownRouter>> byHost = new HashMap<>();

  /** Shows a router, in place of what its node said of it before. */
  void put(ShownRouter router) {
    ShownRouter.Key key = ShownRouter.Key.of(router.said());
    Octets host = router.said().linkLayer();
    ShownRouter before = all.get(key);
    if (before != null && !before.said().linkLayer().equals(host)) {
      remove(key); // A mobile node with another interface: the router is new to that one.
    }
    all.put(key, router);
    byHost.computeIfAbsent(host, any -> new LinkedHashMap<>()).put(key, router);
  }

  /** The router of a prefix, if it is shown. */
  @Nullable ShownRouter get(ShownRouter.Key key) {
    return all.get(key);
  }

  /** Shows a router no more; it, if it was shown. */
  @Nullable ShownRouter remove(ShownRouter.Key key) {
    ShownRouter router = all.remove(key);
    if (router != null) {
      byHost.computeIfPresent(
          router.said().linkLayer(),
          (host, seen) -> {
            seen.remove(key);
            return seen.isEmpty() ? null : seen;
          });
    }
    return router;
  }

  /** The routers that a mobile node's interface sees, oldest first. */
  List<ShownRouter> seenBy(Octets linkLayer) {
    return List.copyOf(byHost.getOrDefault(linkLayer, Map.of()).values());
  }

  /** What shows another prefix of the router that an advertisement is of, with these addresses. */
  Optional<ShownRouter> sameRouter(Output.Advertise advertise, Dlif dlif) {
    ShownRouter.Key key = ShownRouter.Key.of(advertise);
    return seenBy(advertise.linkLayer()).stream()
        .filter(other -> !ShownRouter.Key.of(other.said()).equals(key))
        .filter(other -> ShownRouter.Key.of(other.said()).isOfRouter(key))
        .filter(other -> other.dlif().equals(dlif))
        .findFirst();
  }

  /** True if the interface shows another prefix as well; it is one mobile node's alone. */
  boolean isShared(ShownRouter router) {
    return seenBy(router.said().linkLayer()).stream()
        .anyMatch(
            other ->
                other.device().equals(router.device())
                    && !other.said().prefix().equals(router.said().prefix()));
  }

  /** All routers, oldest first. */
  List<ShownRouter> all() {
    return List.copyOf(all.values());
  }
}
