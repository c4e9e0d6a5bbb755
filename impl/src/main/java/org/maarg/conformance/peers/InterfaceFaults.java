package org.maarg.conformance.peers;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import org.maarg.conformance.play.Edit;
import org.maarg.protocol.Input;
import org.maarg.protocol.Output;
import org.maarg.wire.message.BindingAcknowledgement;
import org.maarg.wire.message.BindingUpdate;
import org.maarg.wire.option.HandoffIndicator;
import org.maarg.wire.option.HomeNetworkPrefix;
import org.maarg.wire.option.MnId;
import org.maarg.wire.option.MnLinkLayerIdentifier;

/** Distortions that nobody notices who has one interface: of a mobile node the first is known. */
final class InterfaceFaults {
  private InterfaceFaults() {}

  /** The update as it is, or what becomes of it, by the first update of another interface. */
  private static BindingUpdate ofAnother(
      Map<MnId, BindingUpdate> first,
      BindingUpdate update,
      BiFunction<BindingUpdate, BindingUpdate, BindingUpdate> change) {
    Optional<MnId> mn = update.options().first(MnId.class);
    Optional<MnLinkLayerIdentifier> told = update.options().first(MnLinkLayerIdentifier.class);
    if (mn.isEmpty() || told.isEmpty()) {
      return update;
    }
    BindingUpdate known = first.computeIfAbsent(mn.get(), it -> update);
    return known.options().first(MnLinkLayerIdentifier.class).equals(told)
        ? update
        : change.apply(known, update);
  }

  private static Distortion received(
      BiFunction<BindingUpdate, BindingUpdate, BindingUpdate> change) {
    Map<MnId, BindingUpdate> first = new HashMap<>();
    return Distortion.input(
        input ->
            input instanceof Input.Received received
                    && received.message() instanceof BindingUpdate update
                ? List.of(
                    new Input.Received(
                        received.from(),
                        received.secured(),
                        ofAnother(first, update, change),
                        received.at()))
                : List.of(input));
  }

  /** All interfaces are the first. */
  static Distortion oneForAll() {
    return received(InterfaceFaults::asTheFirst);
  }

  private static BindingUpdate asTheFirst(BindingUpdate first, BindingUpdate update) {
    return Edit.replace(update, first.options().first(MnLinkLayerIdentifier.class).orElseThrow());
  }

  /** Whatever is said of another interface, it is new. */
  static Distortion alwaysNew() {
    return received(
        (first, update) ->
            Edit.replace(update, new HandoffIndicator(HandoffIndicator.NEW_INTERFACE)));
  }

  /** A MAAR tells the identifier of the first interface for all. */
  static Distortion tellsTheFirst() {
    Map<MnId, BindingUpdate> first = new HashMap<>();
    return Distortion.updates(update -> ofAnother(first, update, InterfaceFaults::asTheFirst));
  }

  /** A MAAR answers with the prefix that the first interface got, whichever is meant. */
  static Distortion answersForTheFirst() {
    Map<MnId, BindingUpdate> first = new HashMap<>();
    Set<MnId> several = new HashSet<>();
    return Distortion.output(
        output -> {
          if (!(output instanceof Output.Send send)) {
            return List.of(output);
          }
          if (send.message() instanceof BindingUpdate update) {
            ofAnother(
                first,
                update,
                (known, other) -> {
                  several.add(other.options().first(MnId.class).orElseThrow());
                  return other;
                });
          } else if (send.message() instanceof BindingAcknowledgement ack
              && several.contains(ack.options().first(MnId.class).orElse(MnId.EMPTY))) {
            MnId mn = ack.options().first(MnId.class).orElseThrow();
            BindingUpdate known = Objects.requireNonNull(first.get(mn));
            HomeNetworkPrefix prefix = known.options().first(HomeNetworkPrefix.class).orElseThrow();
            return List.of(new Output.Send(send.to(), Edit.replace(ack, prefix)));
          }
          return List.of(output);
        });
  }

  /** The deregistration of one interface ends the sessions of all. */
  static Distortion endsAll() {
    return new Distortion() {
      private final Map<MnId, Map<MnLinkLayerIdentifier, Input.Received>> sessions =
          new HashMap<>();

      @Override
      public List<Input> inputs(Input input) {
        List<Input> all = new ArrayList<>(List.of(input));
        if (input instanceof Input.Received received
            && received.message() instanceof BindingUpdate update) {
          MnId mn = update.options().first(MnId.class).orElse(MnId.EMPTY);
          update
              .options()
              .first(MnLinkLayerIdentifier.class)
              .ifPresent(told -> all.addAll(others(mn, told, received, update)));
        }
        return all;
      }

      private List<Input> others(
          MnId mn, MnLinkLayerIdentifier told, Input.Received received, BindingUpdate update) {
        Map<MnLinkLayerIdentifier, Input.Received> own =
            sessions.computeIfAbsent(mn, it -> new HashMap<>());
        if (update.lifetime() > 0) {
          own.put(told, received);
          return List.of();
        }
        own.remove(told);
        List<Input> others = new ArrayList<>();
        for (Input.Received last : own.values()) {
          BindingUpdate leave = Edit.lifetime((BindingUpdate) last.message(), 0);
          leave = Edit.replace(leave, received.at());
          leave = Edit.replace(leave, new HandoffIndicator(HandoffIndicator.UNKNOWN));
          others.add(
              new Input.Received(
                  last.from(),
                  last.secured(),
                  Edit.sequence(leave, leave.sequence() + 1),
                  received.at()));
        }
        return others;
      }
    };
  }
}
