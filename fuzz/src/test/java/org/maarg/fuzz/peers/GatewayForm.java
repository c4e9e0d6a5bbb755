package org.maarg.fuzz.peers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

/** What a gateway owes its anchor in an update: RFC 5213 6.9.1.1 to 6.9.1.5, RFC 6275 6.1.7. */
final class GatewayForm {
  /** What RFC 8885 4.1 has added; an anchor that does not know it ignores it (RFC 6275 6.1.7). */
  private static final int D = 0x0010;

  private static final List<Integer> MANDATORY =
      List.of(
          Option.MOBILE_NODE_IDENTIFIER,
          Option.HOME_NETWORK_PREFIX,
          Option.HANDOFF_INDICATOR,
          Option.ACCESS_TECHNOLOGY_TYPE);

  private static final List<Integer> OPTIONAL =
      List.of(Option.LINK_LAYER_IDENTIFIER, Option.LINK_LOCAL_ADDRESS, Option.TIMESTAMP);

  private GatewayForm() {}

  /** Holds what is the same in every update of a gateway that has one prefix for a mobile node. */
  static void check(Heard update) {
    assertThat(update.isUpdate()).as("an update").isTrue();
    assertThat(update.flags() & ~D).as("flags").isEqualTo(Draft.A | Draft.H | Draft.P);
    MANDATORY.forEach(update::only);
    OPTIONAL.forEach(it -> assertThat(update.all(it)).as("option %s", it).hasSizeLessThan(2));
    assertThat(update.options())
        .as("options that RFC 5213 knows")
        .allMatch(it -> MANDATORY.contains(it.type()) || OPTIONAL.contains(it.type()));
    assertThat(update.only(Option.ACCESS_TECHNOLOGY_TYPE).value()).as("technology").isEqualTo(4);
    assertThat(update.only(Option.HOME_NETWORK_PREFIX).data())
        .as("a prefix of the gateway's own")
        .startsWith("004020010db80001");
  }

  /** A registration or its repetition (6.9.1.1), or the end of a session (6.9.1.4): both HI 4. */
  static void checkHandoff(Heard update, int handoff, boolean ends) {
    assertThat(update.only(Option.HANDOFF_INDICATOR).value()).as("handoff").isEqualTo(handoff);
    assertThat(update.lifetime() == 0).as("a lifetime of 0").isEqualTo(ends);
  }

  /** A later update on the same mobile node has the options of the earlier, and its prefix. */
  static void checkSameSession(Heard earlier, Heard later) {
    assertThat(later.options().stream().map(Option::type))
        .as("kinds of options")
        .containsExactlyInAnyOrderElementsOf(earlier.options().stream().map(Option::type).toList());
    for (int type :
        List.of(
            Option.MOBILE_NODE_IDENTIFIER,
            Option.HOME_NETWORK_PREFIX,
            Option.ACCESS_TECHNOLOGY_TYPE,
            Option.LINK_LAYER_IDENTIFIER)) {
      assertThat(later.all(type)).as("option %s", type).isEqualTo(earlier.all(type));
    }
    checkOrder(earlier, later);
  }

  /** RFC 5213 6.9.4 (4), RFC 6275 11.8: a greater number, and the time of then. */
  static void checkOrder(Heard earlier, Heard later) {
    assertThat(PlainAnchor.isNewer(later.sequence(), earlier.sequence()))
        .as("sequence number %s after %s", later.sequence(), earlier.sequence())
        .isTrue();
    if (!earlier.all(Option.TIMESTAMP).isEmpty()) {
      assertThat(later.only(Option.TIMESTAMP).data())
          .as("Timestamp")
          .isGreaterThan(earlier.only(Option.TIMESTAMP).data());
    }
  }
}
