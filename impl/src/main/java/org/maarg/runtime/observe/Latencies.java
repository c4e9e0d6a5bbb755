package org.maarg.runtime.observe;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.maarg.protocol.Input;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.Octets;
import org.maarg.wire.message.BindingAcknowledgement;
import org.maarg.wire.message.BindingUpdate;
import org.maarg.wire.message.MobilityMessage;
import org.maarg.wire.option.MnId;
import org.maarg.wire.option.MnLinkLayerIdentifier;
import org.maarg.wire.option.MobilityOptions;

// Implements: 8885-6-8
/**
 * How long answers take, as histograms: from an update that reaches the node to its answer that
 * leaves; and at a MAAR from a registration or renewal that it sends to its CMD, the first of the
 * repetitions, to the answer that reaches it.
 *
 * <p>Labels tell whether the answer accepts, never who it was about. Of updates that nobody answers
 * the oldest are forgotten.
 */
public final class Latencies implements NodeObserver {
  /** Updates that wait for an answer; a flood of unanswered ones takes no more memory than that. */
  static final int MOST_WAITING = 65_536;

  private static final Duration[] BOUNDS = {
    Duration.ofMillis(1),
    Duration.ofMillis(2),
    Duration.ofMillis(5),
    Duration.ofMillis(10),
    Duration.ofMillis(25),
    Duration.ofMillis(50),
    Duration.ofMillis(100),
    Duration.ofMillis(250),
    Duration.ofMillis(500),
    Duration.ofSeconds(1),
    Duration.ofMillis(2_500),
    Duration.ofSeconds(5),
    Duration.ofSeconds(10),
    Duration.ofSeconds(30),
    Duration.ofSeconds(60),
  };

  /** An update to be answered: its answer has the number and the mobile node of it. */
  private record Asked(Ipv6Address peer, int sequence, Optional<MnId> mn) {}

  private final LongSupplier nanoTime;
  private final Outcomes answers;
  private final Optional<Ipv6Address> cmd;
  private final Optional<Outcomes> registrations;
  private final Map<Asked, Long> asked = new Waiting<>();

  /** By the interface: a mobile node has a session for each (RFC 5213 5.4). */
  private final Map<MnId, Map<Octets, Long>> registering = new Waiting<>();

  /**
   * Histograms in a registry.
   *
   * @param cmd that a MAAR registers with; none at a CMD
   */
  public Latencies(MeterRegistry registry, Optional<Ipv6Address> cmd) {
    this(registry, cmd, System::nanoTime);
  }

  Latencies(MeterRegistry registry, Optional<Ipv6Address> cmd, LongSupplier nanoTime) {
    this.cmd = cmd;
    this.nanoTime = nanoTime;
    answers =
        new Outcomes(registry, "maarg.update.answer", "from an update received to its answer sent");
    registrations =
        cmd.map(
            any ->
                new Outcomes(
                    registry,
                    "maarg.registration",
                    "from a registration first sent to its answer, repetitions included"));
  }

  @Override
  public synchronized void received(
      Instant at,
      Ipv6Address from,
      Ipv6Address to,
      boolean secured,
      MobilityMessage message,
      byte[] octets) {
    if (message instanceof BindingUpdate update) {
      asked.put(new Asked(from, update.sequence(), mn(update.options())), nanoTime.getAsLong());
    } else if (message instanceof BindingAcknowledgement ack && cmd.equals(Optional.of(from))) {
      Optional<Long> began = mn(ack.options()).flatMap(mn -> end(mn, linkLayer(ack.options())));
      registrations.ifPresent(all -> all.record(ack, began, nanoTime.getAsLong()));
    }
  }

  @Override
  public synchronized void sent(
      Instant at, Ipv6Address from, Ipv6Address to, MobilityMessage message, byte[] octets) {
    if (message instanceof BindingUpdate update && cmd.equals(Optional.of(to))) {
      mn(update.options())
          .ifPresent(mn -> register(mn, linkLayer(update.options()), update.lifetime()));
    } else if (message instanceof BindingAcknowledgement ack) {
      Long began = asked.remove(new Asked(to, ack.sequence(), mn(ack.options())));
      answers.record(ack, Optional.ofNullable(began), nanoTime.getAsLong());
    }
  }

  /** A deregistration is none. */
  private void register(MnId mn, Octets linkLayer, int lifetime) {
    if (lifetime == 0) {
      var unused = end(mn, linkLayer);
    } else {
      registering
          .computeIfAbsent(mn, it -> new HashMap<>())
          .putIfAbsent(linkLayer, nanoTime.getAsLong());
    }
  }

  /** When the registration of an interface began, which is over. */
  private Optional<Long> end(MnId mn, Octets linkLayer) {
    Map<Octets, Long> interfaces = registering.getOrDefault(mn, Map.of());
    if (!interfaces.containsKey(linkLayer)) {
      return Optional.empty();
    }
    Optional<Long> began = Optional.ofNullable(interfaces.remove(linkLayer));
    if (interfaces.isEmpty()) {
      registering.remove(mn);
    }
    return began;
  }

  /** What was asked for before an interface came or went counts no more. */
  @Override
  public synchronized void input(Instant at, Ipv6Address node, Input input) {
    if (input instanceof Input.Attached attached) {
      var unused = end(attached.mn(), attached.linkLayer());
      // An identifier that tells nothing is not sent (RFC 5213 6.9.1.1).
      unused = end(attached.mn(), Octets.EMPTY);
    } else if (input instanceof Input.Detached detached) {
      if (detached.linkLayer().length() == 0) {
        registering.remove(detached.mn());
      } else {
        var unused = end(detached.mn(), detached.linkLayer());
      }
    }
  }

  private static Optional<MnId> mn(MobilityOptions options) {
    return options.first(MnId.class);
  }

  /** The mobile node's link-layer identifier, empty if none is told. */
  static Octets linkLayer(MobilityOptions options) {
    return options
        .first(MnLinkLayerIdentifier.class)
        .map(MnLinkLayerIdentifier::identifier)
        .orElse(Octets.EMPTY);
  }

  /** The two histograms of one kind, both there from the start. */
  private static final class Outcomes {
    private final Timer accepted;
    private final Timer refused;

    Outcomes(MeterRegistry registry, String name, String description) {
      accepted = timer(registry, name, description, "accepted");
      refused = timer(registry, name, description, "refused");
    }

    private static Timer timer(
        MeterRegistry registry, String name, String description, String outcome) {
      return Timer.builder(name)
          .description(description)
          .tag("outcome", outcome)
          .serviceLevelObjectives(BOUNDS)
          .register(registry);
    }

    void record(BindingAcknowledgement ack, Optional<Long> began, long now) {
      Timer timer = ack.isAccepted() ? accepted : refused;
      began.ifPresent(then -> timer.record(now - then, TimeUnit.NANOSECONDS));
    }
  }

  /** Forgets the oldest. */
  private static final class Waiting<K, V> extends LinkedHashMap<K, V> {
    @Override
    protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
      return size() > MOST_WAITING;
    }
  }
}
