package org.maarg.vectors;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Map;
import org.maarg.cli.packet.MessageJson;
import org.maarg.protocol.PrefixSet;
import org.maarg.protocol.cmd.CmdBindingView;
import org.maarg.sim.AddressPlan;
import org.maarg.sim.Datagram;
import org.maarg.sim.Domain;
import org.maarg.sim.DomainBuilder;
import org.maarg.sim.Faults;
import org.maarg.sim.Names;
import org.maarg.sim.Simulation;
import org.maarg.sim.TraceEvent;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.MalformedMessageException;
import org.maarg.wire.Octets;
import org.maarg.wire.message.MobilityHeader;
import org.maarg.wire.message.MobilityMessage;
import org.maarg.wire.option.AccessTechnologyType;
import org.maarg.wire.option.MnId;

/** Runs a script in a domain of real nodes in virtual time and writes down what happens. */
final class ExchangeRecorder {
  private static final long LIMIT_MILLIS = 100_000;

  private final ObjectNode json;
  private final Domain domain;
  private final Simulation simulation;
  private final Names names;
  private final ArrayNode setup = VectorJson.array();
  private final ArrayNode steps = VectorJson.array();
  private final Map<Long, ObjectNode> underWay = new HashMap<>();
  private boolean recording = true;
  private boolean injecting;

  ExchangeRecorder(
      String name, String shows, String requirements, int maars, ExchangeSettings settings) {
    domain =
        new DomainBuilder(maars)
            .mode(settings.mode())
            .profile(settings.profile())
            .authorization(settings.authorization())
            .lifetime(ExchangeSettings.LIFETIME)
            .build();
    simulation = domain.simulation();
    names = domain.names();
    simulation.observe(this::record);
    ObjectNode head = VectorJson.object().put("$schema", "../schema.json").put("kind", "exchange");
    head.setAll(VectorJson.head(name, shows, requirements));
    json = head;
    json.set("domain", settings.write().setAll(nodes()));
  }

  private ObjectNode nodes() {
    AddressPlan plan = domain.plan();
    ObjectNode nodes = VectorJson.object().put("epoch", "2026-01-01T00:00:00Z");
    nodes.put("linkDelayMillis", Faults.NONE.delayMillis());
    ArrayNode list = nodes.putArray("nodes");
    list.addObject().put("name", "CMD").put("role", "cmd").put("address", plan.cmd().toString());
    for (int number = 1; number <= plan.maars(); number++) {
      list.addObject()
          .put("name", "MAAR" + number)
          .put("role", "maar")
          .put("number", number)
          .put("address", plan.maar(number).toString())
          .put("pool", plan.pool(number).toString())
          .put("prefixLength", AddressPlan.PREFIX_LENGTH);
    }
    return nodes;
  }

  Ipv6Address maar(int number) {
    return domain.plan().maar(number);
  }

  Ipv6Address cmd() {
    return domain.plan().cmd();
  }

  Simulation simulation() {
    return simulation;
  }

  /** From here on messages are not written down, until {@link #endSetup}. */
  ExchangeRecorder beginSetup() {
    recording = false;
    return this;
  }

  /** What happened since {@link #beginSetup} is only told by its events and its result. */
  ExchangeRecorder endSetup() {
    recording = true;
    json.set("setup", setup);
    json.put("setupEndsMillis", simulation.nowMillis());
    json.set("before", before());
    return this;
  }

  private ArrayNode before() {
    ArrayNode list = VectorJson.array();
    for (CmdBindingView binding : domain.state().cmd()) {
      ObjectNode entry = list.addObject().put("mn", binding.mn().identifier().toAscii());
      entry.put("servingMaar", binding.proxyCareOfAddress().toString());
      prefixes(entry, binding.prefixes());
      ArrayNode previous = entry.putArray("previousMaars");
      for (CmdBindingView.PreviousMaarView view : binding.previousMaars()) {
        prefixes(previous.addObject().put("address", view.address().toString()), view.prefixes());
      }
    }
    return list;
  }

  /** The lowest, and all of them where there are several. */
  private static void prefixes(ObjectNode json, PrefixSet prefixes) {
    json.put("prefix", prefixes.first().toString());
    if (prefixes.size() > 1) {
      prefixes.forEach(prefix -> json.withArray("prefixes").add(prefix.toString()));
    }
  }

  ExchangeRecorder attach(int mn, int maar) {
    Octets linkLayer = domain.plan().linkLayer(mn);
    event("attach", mn, maar)
        .put("linkLayer", linkLayer.toHex(":"))
        .put("accessTechnology", AccessTechnologyType.WLAN);
    simulation.attach(maar(maar), Domain.mn(mn), linkLayer, AccessTechnologyType.WLAN);
    return this;
  }

  /** One of several interfaces, from 1, each of another access technology. */
  ExchangeRecorder attachBy(int number, int maar, int handoff) {
    Octets linkLayer = linkLayer(number);
    int technology = number == 1 ? AccessTechnologyType.WLAN : AccessTechnologyType.ETHERNET;
    event("attach", 1, maar)
        .put("linkLayer", linkLayer.toHex(":"))
        .put("accessTechnology", technology)
        .put("handoffIndicator", handoff);
    simulation.attach(maar(maar), Domain.mn(1), linkLayer, technology, handoff);
    return this;
  }

  /** One of several interfaces leaves; the others stay. */
  ExchangeRecorder detachBy(int number, int maar) {
    Octets linkLayer = linkLayer(number);
    event("detach", 1, maar).put("linkLayer", linkLayer.toHex(":"));
    simulation.detach(maar(maar), Domain.mn(1), linkLayer);
    return this;
  }

  private Octets linkLayer(int number) {
    return domain.plan().linkLayer((number << 16) + 1);
  }

  ExchangeRecorder detach(int mn, int maar) {
    event("detach", mn, maar);
    simulation.detach(maar(maar), Domain.mn(mn));
    return this;
  }

  private ObjectNode event(String event, int mn, int maar) {
    MnId id = Domain.mn(mn);
    return (recording ? steps : setup)
        .addObject()
        .put("atMillis", simulation.nowMillis())
        .put("event", event)
        .put("node", "MAAR" + maar)
        .put("mn", id.identifier().toAscii());
  }

  /** The tester sends a message in the name of a node. */
  ExchangeRecorder inject(Ipv6Address from, Ipv6Address to, MobilityMessage message) {
    injecting = true;
    Datagram datagram = Datagram.of(simulation.nextDatagramId(), from, to, true, message);
    simulation.inject(datagram, Faults.NONE.delayMillis());
    injecting = false;
    return this;
  }

  ExchangeRecorder settle() {
    if (!simulation.runUntilQuiet(LIMIT_MILLIS)) {
      throw new IllegalStateException("not quiet after " + LIMIT_MILLIS + " ms");
    }
    return this;
  }

  ExchangeRecorder runFor(long millis) {
    simulation.runFor(millis);
    return this;
  }

  private void record(TraceEvent event) {
    if (event instanceof TraceEvent.Sent sent && recording) {
      sent(sent.datagram());
    } else if (event instanceof TraceEvent.Delivered delivered) {
      ObjectNode step = underWay.remove(delivered.datagram().id());
      if (step != null) {
        step.put("arrivesMillis", delivered.atMicros() / 1_000);
      }
    } else if (event instanceof TraceEvent.Refused refused) {
      throw new IllegalStateException("refused: " + refused);
    }
  }

  /** The arrival is filled in later, and missing for what is lost. */
  private void sent(Datagram datagram) {
    ObjectNode step = steps.addObject().put("atMillis", simulation.nowMillis());
    step.put("event", injecting ? "injected message" : "message");
    step.put("from", names.of(datagram.source())).put("to", names.of(datagram.destination()));
    step.put("arrivesMillis", -1L);
    step.put("octets", datagram.octets().toHex());
    step.set("fields", MessageJson.write(decode(datagram)));
    underWay.put(datagram.id(), step);
  }

  private static MobilityMessage decode(Datagram datagram) {
    byte[] octets = datagram.octets().toByteArray();
    try {
      return MobilityHeader.decodeVerified(octets, 0, octets.length);
    } catch (MalformedMessageException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The exchange up to now; what is still under way then counts as lost. */
  ObjectNode finish() {
    underWay.values().forEach(step -> step.put("lost", true).remove("arrivesMillis"));
    json.set("steps", steps);
    return json.put("endMillis", simulation.nowMillis());
  }
}
