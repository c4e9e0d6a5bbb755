package org.maarg.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.Ipv6Prefix;
import org.maarg.wire.MalformedMessageException;
import org.maarg.wire.message.BindingAcknowledgement;
import org.maarg.wire.message.BindingUpdate;
import org.maarg.wire.message.MobilityHeader;
import org.maarg.wire.message.MobilityMessage;
import org.maarg.wire.option.MnId;
import org.maarg.wire.option.Timestamp;

/**
 * One node alone in virtual time: the test plays everybody else. Every message that the node sends
 * is encoded and decoded on the way, tunnels and routers come and go in pairs, and a node that is
 * read back from its kept state does the same about each input.
 */
public class Bench {
  /** A message that the node sent, and when. */
  public record Sent(long at, Ipv6Address to, MobilityMessage message) {}

  /** One update a second from each node to each other, about whatever mobile node. */
  public static final Profile ONE_UPDATE_A_SECOND =
      Profile.DEPLOYABLE
          .with()
          .set(Knob.MAX_UPDATE_RATE, 1)
          .set(Knob.RATE_READING, Profile.RateReading.PER_DESTINATION)
          .build();

  public final Node node;

  /** What the last input made. */
  public final List<Output> outputs = new ArrayList<>();

  /** All messages since the beginning. */
  public final List<Sent> sent = new ArrayList<>();

  /** Armed timers and when they are due. */
  public final Map<Timer, Long> timers = new TreeMap<>();

  public final Set<Tunnel> tunnels = new HashSet<>();
  public final Map<Ipv6Prefix, Output.Advertise> advertised = new TreeMap<>();
  public long now = 1_700_000_000_000L;

  private final Twin twin;

  public Bench(Node node, Twin twin) {
    this.node = node;
    this.twin = twin;
  }

  public Timestamp time() {
    return Timestamp.ofEpochMilli(now);
  }

  /** A message over the security association with its sender. */
  public void receive(Ipv6Address from, MobilityMessage message) {
    feed(new Input.Received(from, true, message, time()));
  }

  /** A message that reached the host so many milliseconds before its turn. */
  public void receiveLate(Ipv6Address from, MobilityMessage message, long millis) {
    Timestamp came = Timestamp.ofEpochMilli(now - millis);
    feed(new Input.Received(from, true, message, time(), Input.Received.AS_WRITTEN, came));
  }

  public void receiveUnsecured(Ipv6Address from, MobilityMessage message) {
    feed(new Input.Received(from, false, message, time()));
  }

  public void feed(Input input) {
    outputs.clear();
    Optional<Node> copy = twin.copy(node);
    node.handle(input, this::carryOut);
    copy.ifPresent(same -> twin.compare(node, same, input, outputs));
    Twin.compareStanding(node, tunnels, advertised);
  }

  /** Lets the time go to where an armed timer is due, and fires it. */
  public void fire(Timer timer) {
    Long due = timers.remove(timer);
    if (due == null) {
      fail("%s is not armed, but %s", timer, timers.keySet());
    }
    now = Math.max(now, due);
    feed(new Input.TimerFired(timer, time()));
  }

  /** The armed timer that is due first. */
  public Timer next() {
    Timer next = null;
    for (Map.Entry<Timer, Long> entry : timers.entrySet()) {
      if (next == null || entry.getValue() < timers.get(next)) {
        next = entry.getKey();
      }
    }
    assertThat(next).as("an armed timer").isNotNull();
    return next;
  }

  public void fire(Timer.Kind kind) {
    fire(timer(kind));
  }

  /** The only armed timer of a kind. */
  public Timer timer(Timer.Kind kind) {
    List<Timer> found = armed(kind);
    assertThat(found).as("armed timers of kind " + kind).hasSize(1);
    return found.get(0);
  }

  public List<Timer> armed(Timer.Kind kind) {
    return timers.keySet().stream().filter(timer -> timer.kind() == kind).toList();
  }

  /** How long a timer still runs. */
  public long remaining(Timer.Kind kind) {
    return timers.get(timer(kind)) - now;
  }

  /** Fires what becomes due within this time, in order, and collects everything that was sent. */
  public List<Sent> advance(long millis) {
    int before = sent.size();
    long end = now + millis;
    while (true) {
      Timer next = null;
      for (Map.Entry<Timer, Long> entry : timers.entrySet()) {
        if (entry.getValue() <= end && (next == null || entry.getValue() < timers.get(next))) {
          next = entry.getKey();
        }
      }
      if (next == null) {
        now = end;
        return List.copyOf(sent.subList(before, sent.size()));
      }
      fire(next);
    }
  }

  private void carryOut(Output output) {
    outputs.add(output);
    if (output instanceof Output.Send send) {
      assertEncodable(send);
      sent.add(new Sent(now, send.to(), send.message()));
    } else if (output instanceof Output.StartTimer start) {
      assertThat(start.millis()).isPositive();
      timers.put(start.timer(), now + start.millis());
    } else if (output instanceof Output.CancelTimer cancel) {
      timers.remove(cancel.timer());
    } else if (output instanceof Output.AddTunnel add) {
      assertThat(tunnels.add(add.tunnel())).as("%s is new", add).isTrue();
    } else if (output instanceof Output.RemoveTunnel remove) {
      assertThat(tunnels.remove(remove.tunnel())).as("%s is there", remove).isTrue();
    } else if (output instanceof Output.Advertise advertise) {
      advertised.put(advertise.prefix(), advertise);
    } else if (output instanceof Output.Withdraw withdraw) {
      assertThat(advertised.remove(withdraw.prefix())).as("%s is there", withdraw).isNotNull();
    }
  }

  private void assertEncodable(Output.Send send) {
    byte[] octets = MobilityHeader.encode(send.message(), node.address(), send.to());
    assertThat(octets).hasSizeLessThanOrEqualTo(MobilityHeader.MAX_OCTETS);
    try {
      assertThat(MobilityHeader.decode(octets, 0, octets.length, node.address(), send.to()))
          .isEqualTo(send.message());
    } catch (MalformedMessageException malformed) {
      throw new AssertionError(send.toString(), malformed);
    }
  }

  /** Outputs of a kind that the last input made. */
  public <T extends Output> List<T> outputs(Class<T> kind) {
    return outputs.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  public List<DropReason> drops() {
    return outputs(Output.Dropped.class).stream().map(Output.Dropped::reason).toList();
  }

  public List<Event> events() {
    return outputs(Output.Happened.class).stream().map(Output.Happened::event).toList();
  }

  private <T> Stream<T> messages(Ipv6Address to, Class<T> kind) {
    return outputs(Output.Send.class).stream()
        .filter(send -> send.to().equals(to) && kind.isInstance(send.message()))
        .map(send -> kind.cast(send.message()));
  }

  /** Binding Updates to a node that the last input made. */
  public List<BindingUpdate> updatesTo(Ipv6Address to) {
    return messages(to, BindingUpdate.class).toList();
  }

  public BindingUpdate updateTo(Ipv6Address to) {
    assertThat(updatesTo(to)).as("updates to %s among %s", to, outputs).hasSize(1);
    return updatesTo(to).get(0);
  }

  /** Binding Acknowledgements to a node that the last input made. */
  public List<BindingAcknowledgement> answersTo(Ipv6Address to) {
    return messages(to, BindingAcknowledgement.class).toList();
  }

  public BindingAcknowledgement answerTo(Ipv6Address to) {
    assertThat(answersTo(to)).as("answers to %s among %s", to, outputs).hasSize(1);
    return answersTo(to).get(0);
  }

  /** The last Binding Update to a node since the beginning. */
  public BindingUpdate lastUpdateTo(Ipv6Address to) {
    List<BindingUpdate> all = new ArrayList<>();
    for (Sent one : sent) {
      if (one.to().equals(to) && one.message() instanceof BindingUpdate update) {
        all.add(update);
      }
    }
    assertThat(all).as("updates to %s", to).isNotEmpty();
    return all.get(all.size() - 1);
  }

  /** Updates of these messages, in the order of their sending. */
  public static List<BindingUpdate> updates(List<Sent> messages) {
    return messages.stream()
        .filter(one -> one.message() instanceof BindingUpdate)
        .map(one -> (BindingUpdate) one.message())
        .toList();
  }

  public static MnId mn(int number) {
    return MnId.nai("mn" + number + "@example.net");
  }

  /** A prefix of a MAAR's pool. */
  public static Ipv6Prefix prefix(int maar, int index) {
    return Ipv6Prefix.of(Ipv6Address.of(TestDomain.pool(maar).address().high() | index, 0), 64);
  }
}
