package org.maarg.runtime.observe;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import org.maarg.protocol.DropReason;
import org.maarg.protocol.Event;
import org.maarg.protocol.Input;
import org.maarg.protocol.Output;
import org.maarg.runtime.transport.Loss;
import org.maarg.runtime.transport.LossReason;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.Refusal;
import org.maarg.wire.RefusalReason;
import org.maarg.wire.message.BindingAcknowledgement;
import org.maarg.wire.message.BindingError;
import org.maarg.wire.message.BindingUpdate;
import org.maarg.wire.message.Heartbeat;
import org.maarg.wire.message.MobilityMessage;

// Implements: 8885-6-8
/**
 * Counts what happens to one node. Every reason for a loss, refusal or drop has its counter from
 * the start, so that a zero can be told from a name that is not there.
 *
 * <p>Labels hold only what the code enumerates, never what a peer chose: a flood makes numbers
 * grow, not their number.
 */
public final class NodeMetrics implements NodeObserver {
  private static final String PREFIX = "maarg.";
  private static final double MEDIAN = 0.5;
  private static final double TAIL = 0.99;

  private final MeterRegistry registry;
  private final Map<Integer, Counter> messages = new ConcurrentHashMap<>();
  private final Counter octetsIn;
  private final Counter octetsOut;
  private final Counter parameterProblems;
  private final Counter failures;
  private final Map<RefusalReason, Counter> refusals;
  private final Map<LossReason, Counter> losses;
  private final Map<DropReason, Counter> drops;
  private final Map<Event, Counter> events;
  private final Map<String, Timer> handling = new ConcurrentHashMap<>();

  /** Counters in a registry. */
  public NodeMetrics(MeterRegistry registry) {
    this.registry = registry;
    octetsIn = counter("octets", "octets of Mobility Headers", "direction", "in");
    octetsOut = counter("octets", "octets of Mobility Headers", "direction", "out");
    parameterProblems =
        counter("parameter.problems.due", "refusals that an ICMPv6 error should have told");
    failures = counter("failures", "inputs that a defect kept from being handled");
    refusals =
        byConstant(
            RefusalReason.class,
            reason -> counter("refusals", "octets refused as a message", "reason", reason.name()));
    losses =
        byConstant(
            LossReason.class,
            reason -> counter("losses", "octets lost at this node", "reason", reason.name()));
    drops =
        byConstant(
            DropReason.class,
            reason ->
                counter(
                    "dropped",
                    "inputs without effect",
                    "reason",
                    reason.name(),
                    "section",
                    reason.citation()));
    events = byConstant(Event.class, event -> counter("events", "events", "event", event.name()));
  }

  /** Shows a number that somebody else knows, read at each scrape on the scraping thread. */
  public void gauge(String name, String description, Supplier<Number> value) {
    Gauge.builder(PREFIX + name, value).description(description).register(registry);
  }

  private static <K extends Enum<K>> Map<K, Counter> byConstant(
      Class<K> kind, Function<K, Counter> counter) {
    Map<K, Counter> counters = new EnumMap<>(kind);
    for (K constant : kind.getEnumConstants()) {
      counters.put(constant, counter.apply(constant));
    }
    return counters;
  }

  private Counter counter(String name, String description, String... tags) {
    return Counter.builder(PREFIX + name).description(description).tags(tags).register(registry);
  }

  private static <K> void count(Map<K, Counter> counters, K key) {
    Counter counter = counters.get(key);
    if (counter != null) {
      counter.increment();
    }
  }

  @Override
  public void sent(
      Instant at, Ipv6Address from, Ipv6Address to, MobilityMessage message, byte[] octets) {
    message("out", message).increment();
    octetsOut.increment(octets.length);
  }

  @Override
  public void received(
      Instant at,
      Ipv6Address from,
      Ipv6Address to,
      boolean secured,
      MobilityMessage message,
      byte[] octets) {
    message("in", message).increment();
    octetsIn.increment(octets.length);
  }

  private Counter message(String direction, MobilityMessage message) {
    int status = status(message);
    int key = (known(message) << 16) | (status + 1) << 1 | (direction.equals("in") ? 1 : 0);
    return messages.computeIfAbsent(
        key,
        absent ->
            counter(
                "messages",
                "Mobility Headers",
                "direction",
                direction,
                "type",
                name(message),
                "status",
                status < 0 ? "none" : Integer.toString(status)));
  }

  private static int known(MobilityMessage message) {
    return name(message).equals("unknown") ? 0xff : message.type();
  }

  private static String name(MobilityMessage message) {
    if (message instanceof BindingUpdate) {
      return "binding_update";
    } else if (message instanceof BindingAcknowledgement) {
      return "binding_acknowledgement";
    }
    if (message instanceof Heartbeat) {
      return "heartbeat";
    }
    return message instanceof BindingError ? "binding_error" : "unknown";
  }

  /** The message's status, or -1 if it has none. */
  private static int status(MobilityMessage message) {
    if (message instanceof BindingAcknowledgement acknowledgement) {
      return acknowledgement.status();
    }
    return message instanceof BindingError error ? error.status() : -1;
  }

  @Override
  public void refused(
      Instant at, Ipv6Address from, Ipv6Address to, Refusal refusal, byte[] octets) {
    count(refusals, refusal.reason());
    octetsIn.increment(octets.length);
    if (refusal.answer() == Refusal.Answer.PARAMETER_PROBLEM) {
      parameterProblems.increment();
    }
  }

  @Override
  public void lost(Instant at, Ipv6Address node, Loss loss) {
    count(losses, loss.reason());
  }

  @Override
  public void output(Instant at, Ipv6Address node, Output output) {
    if (output instanceof Output.Dropped dropped) {
      count(drops, dropped.reason());
    } else if (output instanceof Output.Happened happened) {
      count(events, happened.event());
    }
  }

  @Override
  public void handled(Ipv6Address node, Input input, long nanos) {
    handling
        .computeIfAbsent(
            input.getClass().getSimpleName().toLowerCase(Locale.ROOT), this::handlingTimer)
        .record(nanos, TimeUnit.NANOSECONDS);
  }

  private Timer handlingTimer(String input) {
    return Timer.builder(PREFIX + "handling")
        .description("time to handle an input and carry out what it led to")
        .tag("input", input)
        .publishPercentiles(MEDIAN, TAIL)
        .register(registry);
  }

  @Override
  public void failed(Instant at, Ipv6Address node, Input input, Throwable cause) {
    failures.increment();
  }
}
