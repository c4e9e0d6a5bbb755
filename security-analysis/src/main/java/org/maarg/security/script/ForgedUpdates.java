package org.maarg.security.script;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.maarg.security.model.Expression;
import org.maarg.security.model.NodeRef;
import org.maarg.sim.AddressPlan;
import org.maarg.sim.Datagram;
import org.maarg.sim.Domain;
import org.maarg.sim.DomainState.MaarSnapshot;
import org.maarg.sim.Simulation;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.Ipv6Prefix;
import org.maarg.wire.message.BindingUpdate;
import org.maarg.wire.option.AccessTechnologyType;
import org.maarg.wire.option.HandoffIndicator;
import org.maarg.wire.option.HomeNetworkPrefix;
import org.maarg.wire.option.MnLinkLayerIdentifier;
import org.maarg.wire.option.MobilityOption;
import org.maarg.wire.option.MobilityOptions;
import org.maarg.wire.option.ServingMaar;
import org.maarg.wire.option.Timestamp;

/**
 * Binding Updates that nobody asked for: whoever makes them knows the addresses, the mobile nodes
 * and the time, and may or may not have the sender's security association.
 */
final class ForgedUpdates {
  static final int FLAGS =
      BindingUpdate.ACKNOWLEDGE
          | BindingUpdate.HOME
          | BindingUpdate.PROXY
          | BindingUpdate.DISTRIBUTED;
  private static final int SEQUENCE = 40_000;
  private static final long LIFETIME_UNIT_MILLIS = 4_000;

  /** Of a prefix that its MAAR does not come to by itself in any scenario. */
  private static final long FAR_PREFIX = 0x1000;

  private ForgedUpdates() {}

  /**
   * A registration, or its end, as a MAAR sends it to the CMD, for a mobile node not there; or a
   * bare one, whose refusal is longer than itself: 64 octets for 24, because it needs all fillers
   * of RFC 5213 5.3.6 and the padding between them.
   */
  static ScriptEvent registration(EventSection section) {
    Sender sender = Sender.of(section);
    Expression mn = section.number("mn");
    Expression bare = section.number("bare", "0");
    Optional<Expression> pool = section.optionalNumber("pool");
    Parts parts = Parts.of(section);
    return (stage, scope) -> {
      int number = scope.count(mn);
      int maar = pool.map(scope::count).orElseGet(() -> sender.maar(scope).orElse(1));
      Ipv6Prefix made = prefix(stage.plan(), maar, number);
      // Only an end that names the session's prefix ends it (RFC 5213 5.4.1.1).
      Ipv6Prefix named =
          parts.ends(scope) ? anchored(stage, stage.plan().maar(maar), number, made) : made;
      List<MobilityOption> options =
          scope.count(bare) == 1
              ? List.of(new MnLinkLayerIdentifier(stage.plan().linkLayer(number)))
              : identity(stage, number, named, parts.at(stage, scope));
      parts.send(stage, scope, sender.address(stage, scope), stage.plan().cmd(), options);
    };
  }

  /** An update as the CMD relays it to a MAAR, with the mobile node at whatever place. */
  static ScriptEvent relayed(EventSection section) {
    Sender sender = Sender.of(section);
    NodeRef to = section.node("to");
    Expression mn = section.number("mn");
    Optional<NodeRef> serving = section.optionalNode("serving");
    Parts parts = Parts.of(section);
    return (stage, scope) -> {
      Ipv6Address maar = stage.address(scope.node(to));
      int number = scope.count(mn);
      List<MobilityOption> options =
          identity(
              stage,
              number,
              anchored(stage, maar, number, prefix(stage.plan(), 1, number)),
              parts.at(stage, scope));
      options.add(
          new ServingMaar(
              serving.map(node -> stage.address(scope.node(node))).orElse(Outside.address(1))));
      parts.send(stage, scope, sender.address(stage, scope), maar, options);
    };
  }

  private static List<MobilityOption> identity(
      Stage stage, int mn, Ipv6Prefix prefix, Timestamp at) {
    List<MobilityOption> options = new ArrayList<>();
    options.add(Domain.mn(mn));
    options.add(new HomeNetworkPrefix(prefix));
    options.add(new HandoffIndicator(HandoffIndicator.UNKNOWN));
    options.add(new AccessTechnologyType(AccessTechnologyType.WLAN));
    options.add(new MnLinkLayerIdentifier(stage.plan().linkLayer(mn)));
    options.add(at);
    return options;
  }

  /** A prefix out of a MAAR's pool, one for each mobile node, that is not in use. */
  static Ipv6Prefix prefix(AddressPlan plan, int maar, int mn) {
    Ipv6Address pool = plan.pool(maar).address();
    return Ipv6Prefix.of(
        Ipv6Address.of(pool.high() | (FAR_PREFIX + mn), 0), AddressPlan.PREFIX_LENGTH);
  }

  /** What the MAAR anchors for the mobile node: whoever has seen its traffic knows it. */
  private static Ipv6Prefix anchored(Stage stage, Ipv6Address maar, int mn, Ipv6Prefix otherwise) {
    return stage
        .state()
        .maar(maar)
        .flatMap((MaarSnapshot snapshot) -> snapshot.binding(Domain.mn(mn)))
        .map(binding -> binding.prefixes().first())
        .orElse(otherwise);
  }

  /** What all forged updates have. */
  private record Parts(
      Expression ahead, Expression lifetime, Expression secured, Expression delay) {
    static Parts of(EventSection section) {
      return new Parts(
          section.time("ahead", "0 ms"),
          section.time("lifetime", "60 s"),
          section.number("secured", "0"),
          section.time("delay", "5 ms"));
    }

    /** The Timestamp option: the true time, and so much ahead of it. */
    Timestamp at(Stage stage, Scope scope) {
      return Timestamp.ofEpochMilli(
          Simulation.EPOCH_MILLIS + stage.nowMillis() + scope.millis(ahead));
    }

    boolean ends(Scope scope) {
      return scope.millis(lifetime) == 0;
    }

    void send(
        Stage stage, Scope scope, Ipv6Address from, Ipv6Address to, List<MobilityOption> options) {
      int units = (int) (scope.millis(lifetime) / LIFETIME_UNIT_MILLIS);
      BindingUpdate update =
          new BindingUpdate(SEQUENCE, FLAGS, units, MobilityOptions.copyOf(options));
      stage.inject(
          Datagram.of(stage.nextDatagramId(), from, to, scope.count(secured) == 1, update),
          scope.millis(delay));
    }
  }
}
