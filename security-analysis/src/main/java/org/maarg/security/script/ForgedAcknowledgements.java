package org.maarg.security.script;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.maarg.security.model.Expression;
import org.maarg.security.model.NodeRef;
import org.maarg.sim.Datagram;
import org.maarg.sim.Domain;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.MalformedMessageException;
import org.maarg.wire.message.BindingAcknowledgement;
import org.maarg.wire.message.BindingUpdate;
import org.maarg.wire.message.MobilityHeader;
import org.maarg.wire.option.HomeNetworkPrefix;
import org.maarg.wire.option.MnId;
import org.maarg.wire.option.MobilityOption;
import org.maarg.wire.option.MobilityOptions;
import org.maarg.wire.option.Timestamp;

/**
 * Binding Acknowledgements in the name of a node that did not send them. They answer the newest
 * update of their victim about a mobile node, which their maker has seen: its sequence number and
 * its Timestamp are right.
 */
final class ForgedAcknowledgements {
  private static final int FLAGS =
      BindingAcknowledgement.PROXY | BindingAcknowledgement.DISTRIBUTED;
  private static final long LIFETIME_UNIT_MILLIS = 4_000;

  private ForgedAcknowledgements() {}

  static ScriptEvent acknowledgement(EventSection section) {
    Sender sender = Sender.of(section);
    NodeRef to = section.node("to");
    Expression mn = section.number("mn");
    Optional<Expression> pool = section.optionalNumber("pool");
    Expression status = section.number("status", "0");
    Expression lifetime = section.time("lifetime", "60 s");
    Expression secured = section.number("secured", "0");
    Expression delay = section.time("delay", "5 ms");
    return (stage, scope) -> {
      Ipv6Address victim = stage.address(scope.node(to));
      int number = scope.count(mn);
      Ipv6Address from = sender.address(stage, scope);
      MnId about = Domain.mn(number);
      BindingUpdate answered =
          newest(stage, victim, about, from::equals)
              .or(() -> newest(stage, victim, about, anybody -> true))
              .orElseThrow(
                  () ->
                      new IllegalArgumentException(
                          "there is no update of " + victim + " about " + about));
      int maar = pool.map(scope::count).orElseGet(() -> sender.maar(scope).orElse(1));
      List<MobilityOption> options = new ArrayList<>();
      options.add(Domain.mn(number));
      options.add(new HomeNetworkPrefix(ForgedUpdates.prefix(stage.plan(), maar, number)));
      answered.options().first(Timestamp.class).ifPresent(options::add);
      BindingAcknowledgement ack =
          new BindingAcknowledgement(
              scope.count(status),
              FLAGS,
              answered.sequence(),
              (int) (scope.millis(lifetime) / LIFETIME_UNIT_MILLIS),
              MobilityOptions.copyOf(options));
      stage.inject(
          Datagram.of(stage.nextDatagramId(), from, victim, scope.count(secured) == 1, ack),
          scope.millis(delay));
    };
  }

  /** What was sent to the forger's address goes before what was sent to others. */
  private static Optional<BindingUpdate> newest(
      Stage stage, Ipv6Address source, MnId mn, Predicate<Ipv6Address> destination) {
    for (Datagram datagram : stage.recorded()) {
      if (datagram.source().equals(source) && destination.test(datagram.destination())) {
        Optional<BindingUpdate> update =
            update(datagram).filter(it -> it.options().first(MnId.class).equals(Optional.of(mn)));
        if (update.isPresent()) {
          return update;
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<BindingUpdate> update(Datagram datagram) {
    byte[] octets = datagram.octets().toByteArray();
    try {
      return MobilityHeader.decodeVerified(octets, 0, octets.length) instanceof BindingUpdate update
          ? Optional.of(update)
          : Optional.empty();
    } catch (MalformedMessageException e) {
      return Optional.empty(); // Somebody's flood.
    }
  }
}
