package org.maarg.checks.jpf;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The classes whose objects are values: what one says is all there is to it. {@code
 * ContentSerializer} writes them by content, so that two equal ones and one that is used twice make
 * the same state. See the decision {@code jpf-state-matching}.
 */
final class ValueTypes {
  private static final String WIRE = "org.maarg.wire.";
  private static final String PROTOCOL = "org.maarg.protocol.";
  private static final String WORLD = "org.maarg.checks.world.";

  private ValueTypes() {}

  /** Names of all of them. */
  static List<String> names() {
    List<String> names = new ArrayList<>();
    names.addAll(
        in(
            WIRE,
            "option.AccessTechnologyType",
            "option.AlternateCareOfAddress",
            "option.AnchoredPrefix",
            "message.BindingAcknowledgement",
            "message.BindingError",
            "message.BindingUpdate",
            "option.DlifLinkLayerAddress",
            "option.DlifLinkLocalAddress",
            "option.HandoffIndicator",
            "message.Heartbeat",
            "option.HomeNetworkPrefix",
            "Ipv6Address",
            "Ipv6Prefix",
            "option.LinkLocalAddress",
            "option.LocalPrefix",
            "option.MnId",
            "option.MnLinkLayerIdentifier",
            "option.MobilityOptions",
            "Octets",
            "option.PreviousMaar",
            "option.RestartCounter",
            "option.ServingMaar",
            "option.Timestamp",
            "message.UnknownMessage",
            "option.UnknownOption"));
    names.addAll(
        in(
            PROTOCOL,
            "Dlif",
            "maar.MaarBindingView$Anchor",
            "PrefixSet",
            "Registration",
            "Timer",
            "UpdateSender$Wish"));
    names.addAll(in(WORLD, "ArmedTimer", "Flight"));
    return names;
  }

  private static List<String> in(String packageName, String... classes) {
    return Arrays.stream(classes).map(name -> packageName + name).toList();
  }
}
