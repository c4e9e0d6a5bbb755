package org.maarg.vectors;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import org.maarg.cli.packet.MessageJson;
import org.maarg.protocol.Input;
import org.maarg.protocol.Node;
import org.maarg.protocol.Output;
import org.maarg.protocol.Peer;
import org.maarg.protocol.Timer;
import org.maarg.protocol.cmd.Cmd;
import org.maarg.protocol.cmd.CmdConfig;
import org.maarg.protocol.maar.Maar;
import org.maarg.protocol.maar.MaarConfig;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.Ipv6Prefix;
import org.maarg.wire.MalformedMessageException;
import org.maarg.wire.Octets;
import org.maarg.wire.message.MobilityHeader;
import org.maarg.wire.message.MobilityMessage;
import org.maarg.wire.option.HandoffIndicator;
import org.maarg.wire.option.MnId;
import org.maarg.wire.option.Timestamp;

/**
 * Replays a committed exchange step by step: nodes get the events and the octets of the file, at
 * its times, and must send exactly the octets of the file. Has its own clock and timers.
 */
final class ExchangeReplay {
  private static final long EPOCH_MILLIS = 1_767_225_600_000L;

  /** Something that happens; what comes from outside comes last at its time. */
  private record Due(long at, boolean outside, long order, Runnable action) {}

  private record ArmedTimer(Node node, Timer timer) {}

  private final JsonNode exchange;
  private final Map<String, Node> nodes = new HashMap<>();
  private final Map<Ipv6Address, Node> byAddress = new HashMap<>();
  private final Map<ArmedTimer, Long> timers = new HashMap<>();
  private final List<JsonNode> expected = new ArrayList<>();
  private final PriorityQueue<Due> queue =
      new PriorityQueue<>(
          Comparator.comparingLong(Due::at).thenComparing(Due::outside).thenComparing(Due::order));
  private final List<String> problems = new ArrayList<>();
  private final long setupEnds;
  private long now;
  private long order;

  private ExchangeReplay(JsonNode exchange) {
    this.exchange = exchange;
    setupEnds = exchange.has("setup") ? exchange.get("setupEndsMillis").longValue() : -1;
  }

  /** What the nodes did otherwise than the file says; empty if they obey. */
  static List<String> run(JsonNode exchange) {
    ExchangeReplay replay = new ExchangeReplay(exchange);
    replay.addNodes();
    if (exchange.has("setup")) {
      exchange.get("setup").forEach(replay::plan);
    }
    exchange.get("steps").forEach(replay::plan);
    replay.run();
    replay.expected.forEach(it -> replay.problems.add("not sent: " + it));
    return replay.problems;
  }

  private void addNodes() {
    JsonNode domain = exchange.get("domain");
    ExchangeSettings settings = ExchangeSettings.read(domain);
    List<Peer> peers = new ArrayList<>();
    for (JsonNode node : domain.get("nodes")) {
      if (node.has("pool")) {
        peers.add(new Peer(address(node), Ipv6Prefix.parse(node.get("pool").textValue())));
      }
    }
    JsonNode first = domain.get("nodes").get(0);
    int lifetime = domain.get("lifetimeSeconds").intValue() / 4;
    add(
        first,
        new Cmd(
            new CmdConfig(
                address(first),
                settings.mode(),
                settings.profile(),
                lifetime,
                peers,
                settings.authorization())));
    for (JsonNode node : domain.get("nodes")) {
      if (node.has("pool")) {
        add(node, new Maar(maarConfig(node, address(first), lifetime, settings, peers)));
      }
    }
  }

  private static MaarConfig maarConfig(
      JsonNode node, Ipv6Address cmd, int lifetime, ExchangeSettings settings, List<Peer> peers) {
    List<Peer> others = new ArrayList<>(peers);
    others.removeIf(peer -> peer.address().equals(address(node)));
    return new MaarConfig(
        address(node),
        node.get("number").intValue(),
        cmd,
        settings.mode(),
        settings.profile(),
        Ipv6Prefix.parse(node.get("pool").textValue()),
        node.get("prefixLength").intValue(),
        lifetime,
        others);
  }

  private static Ipv6Address address(JsonNode node) {
    return Ipv6Address.parse(node.get("address").textValue());
  }

  private void add(JsonNode json, Node node) {
    nodes.put(json.get("name").textValue(), node);
    byAddress.put(node.address(), node);
  }

  private void plan(JsonNode step) {
    long at = step.get("atMillis").longValue();
    switch (step.get("event").textValue()) {
      case "attach" -> schedule(at, true, () -> handle(node(step), attached(step)));
      case "detach" -> schedule(at, true, () -> handle(node(step), detached(step)));
      case "injected message" -> schedule(at, true, () -> deliver(step));
      default -> expected.add(step);
    }
  }

  private Node node(JsonNode step) {
    return nodes.get(step.get("node").textValue());
  }

  private Input.Attached attached(JsonNode step) {
    int handoff = step.path("handoffIndicator").asInt(HandoffIndicator.UNKNOWN);
    int technology = step.get("accessTechnology").intValue();
    return new Input.Attached(mn(step), linkLayer(step), technology, handoff, clock());
  }

  private Input.Detached detached(JsonNode step) {
    return new Input.Detached(mn(step), linkLayer(step), clock());
  }

  /** None, if the mobile node leaves with all that it has. */
  private static Octets linkLayer(JsonNode step) {
    return Octets.ofHex(step.path("linkLayer").asText(""));
  }

  private static MnId mn(JsonNode step) {
    return MnId.nai(step.get("mn").textValue());
  }

  private Timestamp clock() {
    return Timestamp.ofEpochMilli(EPOCH_MILLIS + now);
  }

  private void schedule(long at, boolean outside, Runnable action) {
    queue.add(new Due(at, outside, order++, action));
  }

  private void run() {
    long end = exchange.get("endMillis").longValue();
    while (!queue.isEmpty() && queue.peek().at() <= end) {
      Due due = queue.remove();
      now = due.at();
      due.action().run();
    }
  }

  private void handle(Node node, Input input) {
    node.handle(input, output -> carryOut(node, output));
  }

  private void carryOut(Node node, Output output) {
    if (output instanceof Output.Send send) {
      sent(node, send.to(), send.message());
    } else if (output instanceof Output.StartTimer start) {
      long ticket = order;
      ArmedTimer armed = new ArmedTimer(node, start.timer());
      timers.put(armed, ticket);
      schedule(now + start.millis(), false, () -> fire(armed, ticket));
    } else if (output instanceof Output.CancelTimer cancel) {
      timers.remove(new ArmedTimer(node, cancel.timer()));
    }
  }

  private void fire(ArmedTimer armed, long ticket) {
    if (timers.remove(armed, ticket)) {
      handle(armed.node(), new Input.TimerFired(armed.timer(), clock()));
    }
  }

  /** A message of the setup just arrives; any other must be the next one of the file. */
  private void sent(Node from, Ipv6Address to, MobilityMessage message) {
    byte[] octets = MobilityHeader.encode(message, from.address(), to);
    if (now < setupEnds) {
      long delay = exchange.get("domain").get("linkDelayMillis").longValue();
      schedule(now + delay, false, () -> arrive(from.address(), to, octets));
    } else if (expected.isEmpty()) {
      problems.add(now + " ms: nothing expected, but sent: " + message);
    } else {
      JsonNode step = expected.remove(0);
      check(step, from, to, octets);
      deliver(step);
    }
  }

  private void check(JsonNode step, Node from, Ipv6Address to, byte[] octets) {
    boolean same =
        step.get("atMillis").longValue() == now
            && addressOf(step, "from").equals(from.address())
            && addressOf(step, "to").equals(to)
            && step.get("octets").textValue().equals(Octets.of(octets).toHex());
    if (!same) {
      problems.add(now + " ms: expected " + step + " but sent " + Octets.of(octets) + " to " + to);
    }
  }

  private Ipv6Address addressOf(JsonNode step, String key) {
    String name = step.get(key).textValue();
    Node node = nodes.get(name);
    return node == null ? Ipv6Address.parse(name) : node.address();
  }

  private void deliver(JsonNode step) {
    if (step.has("arrivesMillis")) {
      byte[] octets = Octets.ofHex(step.get("octets").textValue()).toByteArray();
      Ipv6Address from = addressOf(step, "from");
      Ipv6Address to = addressOf(step, "to");
      compareFields(step, decode(octets, from, to));
      schedule(step.get("arrivesMillis").longValue(), false, () -> arrive(from, to, octets));
    }
  }

  private void compareFields(JsonNode step, MobilityMessage decoded) {
    if (!MessageJson.read(step.get("fields"), "$").equals(decoded)) {
      problems.add("fields and octets differ: " + step);
    }
  }

  private void arrive(Ipv6Address from, Ipv6Address to, byte[] octets) {
    Node node = byAddress.get(to);
    if (node != null) {
      handle(node, new Input.Received(from, true, decode(octets, from, to), clock()));
    }
  }

  private static MobilityMessage decode(byte[] octets, Ipv6Address from, Ipv6Address to) {
    try {
      return MobilityHeader.decode(octets, 0, octets.length, from, to);
    } catch (MalformedMessageException e) {
      throw new IllegalStateException(e);
    }
  }
}
