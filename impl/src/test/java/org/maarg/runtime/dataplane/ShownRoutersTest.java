package org.maarg.runtime.dataplane;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.maarg.protocol.Dlif;
import org.maarg.protocol.Output;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.Ipv6Prefix;
import org.maarg.wire.Octets;
import org.maarg.wire.option.MnId;

/** Routers that are shown, against a plain list that is gone through from its oldest. */
class ShownRoutersTest {
  private final ShownRouters shown = new ShownRouters();
  private final Map<ShownRouter.Key, ShownRouter> list = new LinkedHashMap<>();

  private static Octets host(int number) {
    return Octets.ofHex("0200000000%02x".formatted(number));
  }

  private static Output.Advertise advertise(int mn, int host, int anchor, int prefix) {
    return new Output.Advertise(
        MnId.nai("mn" + mn + "@example.org"),
        host(host),
        Ipv6Address.parse("2001:db8:0:" + anchor + "::1"),
        Dlif.of(anchor, 0),
        Ipv6Prefix.parse("2001:db8:%x%02x:%x::/64".formatted(anchor, mn, prefix)),
        true);
  }

  private static ShownRouter router(String device, Output.Advertise advertise) {
    return new ShownRouter(device, advertise.dlif(), advertise);
  }

  /** As the list says it: a place for each router, a new one where another interface sees it. */
  private void put(ShownRouter router) {
    ShownRouter.Key key = ShownRouter.Key.of(router.said());
    ShownRouter before = list.get(key);
    if (before != null && !before.said().linkLayer().equals(router.said().linkLayer())) {
      list.remove(key);
    }
    list.put(key, router);
    shown.put(router);
  }

  private Optional<ShownRouter> sameByList(Output.Advertise advertise, Dlif dlif) {
    ShownRouter.Key key = ShownRouter.Key.of(advertise);
    return list.entrySet().stream()
        .filter(other -> !other.getKey().equals(key) && other.getKey().isOfRouter(key))
        .map(Map.Entry::getValue)
        .filter(other -> other.dlif().equals(dlif))
        .filter(other -> other.said().linkLayer().equals(advertise.linkLayer()))
        .findFirst();
  }

  private boolean isSharedByList(ShownRouter router) {
    return list.values().stream()
        .anyMatch(
            other ->
                other.device().equals(router.device())
                    && !other.said().prefix().equals(router.said().prefix()));
  }

  private void assertAsTheList() {
    assertThat(shown.all()).containsExactlyElementsOf(list.values());
    for (int number = 0; number < 5; number++) {
      Octets host = host(number);
      assertThat(shown.seenBy(host))
          .containsExactlyElementsOf(
              list.values().stream().filter(one -> one.said().linkLayer().equals(host)).toList());
    }
    for (ShownRouter router : list.values()) {
      assertThat(shown.get(ShownRouter.Key.of(router.said()))).isSameAs(router);
      assertThat(shown.isShared(router)).isEqualTo(isSharedByList(router));
    }
  }

  /** Devices are given as they are in earnest: a router's prefixes share theirs. */
  @Test
  void whatIsAskedHasTheAnswersOfTheList() {
    Random random = new Random(7);
    for (int step = 0; step < 2_000; step++) {
      int mn = random.nextInt(4);
      int host = random.nextInt(10) == 0 ? 4 : mn;
      Output.Advertise advertise = advertise(mn, host, random.nextInt(3), random.nextInt(3));
      ShownRouter.Key key = ShownRouter.Key.of(advertise);
      Optional<ShownRouter> same = sameByList(advertise, advertise.dlif());
      assertThat(shown.sameRouter(advertise, advertise.dlif())).isEqualTo(same);
      assertThat(shown.sameRouter(advertise, Dlif.of(9, 9))).isEmpty();
      if (random.nextInt(3) > 0) {
        put(router(same.map(ShownRouter::device).orElse("d" + step), advertise));
      } else {
        assertThat(shown.remove(key)).isSameAs(list.remove(key));
      }
      assertAsTheList();
    }
  }

  @Test
  void whoSeesNoRouterAnyMoreSeesNone() {
    ShownRouter router = router("d1", advertise(1, 1, 1, 1));
    shown.put(router);
    assertThat(shown.seenBy(host(1))).containsExactly(router);
    assertThat(shown.remove(ShownRouter.Key.of(router.said()))).isSameAs(router);
    assertThat(shown.remove(ShownRouter.Key.of(router.said()))).isNull();
    assertThat(shown.seenBy(host(1))).isEmpty();
    assertThat(shown.all()).isEmpty();
  }

  @Test
  void routerThatChangesKeepsItsPlace() {
    shown.put(router("d1", advertise(1, 1, 1, 1)));
    shown.put(router("d2", advertise(1, 1, 2, 1)));
    shown.put(router("d3", advertise(1, 1, 1, 1)));
    assertThat(shown.seenBy(host(1)))
        .extracting(ShownRouter::device)
        .isEqualTo(List.of("d3", "d2"));
  }
}
