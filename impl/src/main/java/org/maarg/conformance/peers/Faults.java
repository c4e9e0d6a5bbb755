package org.maarg.conformance.peers;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongUnaryOperator;
import org.maarg.conformance.play.Edit;
import org.maarg.conformance.play.Scene;
import org.maarg.protocol.Input;
import org.maarg.protocol.Output;
import org.maarg.protocol.Timer;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.message.BindingAcknowledgement;
import org.maarg.wire.message.BindingUpdate;
import org.maarg.wire.message.Heartbeat;
import org.maarg.wire.option.HomeNetworkPrefix;
import org.maarg.wire.option.MnId;
import org.maarg.wire.option.MobilityOption;
import org.maarg.wire.option.MobilityOptions;
import org.maarg.wire.option.PreviousMaar;
import org.maarg.wire.option.Timestamp;

/** Distortions that need more than a line. */
final class Faults {
  private static final int FIRST_DISTRIBUTED = 65;
  private static final int LAST_DISTRIBUTED = 70;

  private Faults() {}

  /** Other retransmission timeouts; 0 for none at all. */
  static Distortion retransmission(LongUnaryOperator millis) {
    return Distortion.output(
        output -> {
          if (output instanceof Output.StartTimer start
              && start.timer().kind() == Timer.Kind.RETRANSMIT) {
            long other = millis.applyAsLong(start.millis());
            return other == 0 ? List.of() : List.of(new Output.StartTimer(start.timer(), other));
          }
          return List.of(output);
        });
  }

  /** Without the options that only a message with the D flag may carry. */
  static MobilityOptions withoutDistributed(MobilityOptions options) {
    List<MobilityOption> left = new ArrayList<>(options.asList());
    left.removeIf(it -> it.type() >= FIRST_DISTRIBUTED && it.type() <= LAST_DISTRIBUTED);
    return MobilityOptions.copyOf(left);
  }

  /** Of several Home Network Prefix options the first. */
  static BindingAcknowledgement firstPrefix(BindingAcknowledgement ack) {
    return Edit.options(ack, Faults::firstPrefix);
  }

  static MobilityOptions firstPrefix(MobilityOptions options) {
    Optional<HomeNetworkPrefix> first = options.first(HomeNetworkPrefix.class);
    List<MobilityOption> left = new ArrayList<>(options.asList());
    left.removeIf(it -> it instanceof HomeNetworkPrefix && !Optional.of(it).equals(first));
    return MobilityOptions.copyOf(left);
  }

  /** Of several Previous MAAR options of a P-MAAR the first. */
  static BindingAcknowledgement onePrefixEach(BindingAcknowledgement ack) {
    Set<Ipv6Address> named = new HashSet<>();
    List<MobilityOption> left = new ArrayList<>(ack.options().asList());
    left.removeIf(it -> it instanceof PreviousMaar maar && !named.add(maar.address()));
    return Edit.options(ack, options -> MobilityOptions.copyOf(left));
  }

  /** Another number than that of the request. */
  static Heartbeat ofAnotherNumber(Heartbeat heartbeat) {
    return new Heartbeat(heartbeat.flags(), heartbeat.sequence() ^ 1, heartbeat.options());
  }

  /** Without what would tell of a restart. */
  static Heartbeat withoutCounter(Heartbeat heartbeat) {
    return new Heartbeat(heartbeat.flags(), heartbeat.sequence(), MobilityOptions.NONE);
  }

  /** The Timestamp, if there is one, a second later. */
  static BindingAcknowledgement later(BindingAcknowledgement ack) {
    Optional<Timestamp> stamp = ack.options().first(Timestamp.class);
    return stamp.isEmpty() ? ack : Edit.replace(ack, Scene.shifted(stamp.get(), 1_000));
  }

  /** An update that is older than the last gets the time of its arrival. */
  static Distortion takesOlderForNew() {
    Map<MnId, Timestamp> newest = new HashMap<>();
    return Distortion.input(
        input -> {
          if (!(input instanceof Input.Received received)
              || !(received.message() instanceof BindingUpdate update)) {
            return List.of(input);
          }
          Optional<MnId> mn = update.options().first(MnId.class);
          Optional<Timestamp> stamp = update.options().first(Timestamp.class);
          if (mn.isEmpty() || stamp.isEmpty()) {
            return List.of(input);
          }
          Timestamp last = newest.getOrDefault(mn.get(), stamp.get());
          boolean older = stamp.get().compareTo(last) < 0;
          newest.put(mn.get(), older ? last : stamp.get());
          return List.of(older ? replaced(received, Edit.replace(update, received.at())) : input);
        });
  }

  /**
   * An update that comes once more makes the last update about its mobile node go out once more.
   */
  static Distortion fansOutAgain() {
    Map<MnId, BindingUpdate> received = new HashMap<>();
    Map<MnId, Output> sent = new HashMap<>();
    List<Output> again = new ArrayList<>();
    return new Distortion() {
      @Override
      public List<Input> inputs(Input input) {
        if (input instanceof Input.Received message
            && message.message() instanceof BindingUpdate update) {
          MnId mn = update.options().first(MnId.class).orElse(MnId.EMPTY);
          if (update.equals(received.put(mn, update)) && sent.containsKey(mn)) {
            again.add(sent.get(mn));
          }
        }
        return List.of(input);
      }

      @Override
      public List<Output> outputs(Output output) {
        if (output instanceof Output.Send send && send.message() instanceof BindingUpdate update) {
          update.options().first(MnId.class).ifPresent(mn -> sent.put(mn, output));
        }
        List<Output> all = new ArrayList<>(List.of(output));
        all.addAll(again);
        again.clear();
        return all;
      }
    };
  }

  private static Input replaced(Input.Received received, BindingUpdate update) {
    return new Input.Received(received.from(), received.secured(), update, received.at());
  }

  /** Every acknowledgement answers the last update about its mobile node. */
  static Distortion anySequenceCounts() {
    return new LastSequence(true);
  }

  /** Retransmissions have the sequence number of the first transmission. */
  static Distortion sameSequence() {
    return new LastSequence(false);
  }

  /** Knows the sequence number that the node itself has used last for a mobile node. */
  private static final class LastSequence implements Distortion {
    private record Exchange(MnId mn, String to, MobilityOptions options) {}

    private final boolean keepsOwn;
    private final Map<Exchange, Integer> first = new HashMap<>();
    private final Map<String, Integer> last = new HashMap<>();

    LastSequence(boolean keepsOwn) {
      this.keepsOwn = keepsOwn;
    }

    @Override
    public List<Output> outputs(Output output) {
      if (!(output instanceof Output.Send send)
          || !(send.message() instanceof BindingUpdate update)) {
        return List.of(output);
      }
      MnId mn = update.options().first(MnId.class).orElseThrow();
      last.put(mn + " " + send.to(), update.sequence());
      if (keepsOwn) {
        return List.of(output);
      }
      // A retransmission has the time of its own sending (RFC 5213 6.9.4).
      MobilityOptions rest = Edit.without(update, Timestamp.class).options();
      Exchange exchange = new Exchange(mn, send.to().toString(), rest);
      int sequence = first.computeIfAbsent(exchange, it -> update.sequence());
      return List.of(new Output.Send(send.to(), Edit.sequence(update, sequence)));
    }

    @Override
    public List<Input> inputs(Input input) {
      if (!(input instanceof Input.Received received)
          || !(received.message() instanceof BindingAcknowledgement ack)) {
        return List.of(input);
      }
      Optional<MnId> mn = ack.options().first(MnId.class);
      Integer known = mn.map(it -> last.get(it + " " + received.from())).orElse(null);
      boolean ours = keepsOwn || first.containsValue(ack.sequence());
      if (known == null || !ours || !ack.isAccepted()) {
        return List.of(input);
      }
      return List.of(
          new Input.Received(
              received.from(), received.secured(), Edit.sequence(ack, known), received.at()));
    }
  }
}
