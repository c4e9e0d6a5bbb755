package org.maarg.cli.demo;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import org.maarg.cli.Json;
import org.maarg.cli.packet.MessageJson;
import org.maarg.protocol.PrefixSet;
import org.maarg.protocol.Tunnel;
import org.maarg.protocol.cmd.CmdBindingView;
import org.maarg.protocol.cmd.CmdBindingView.PreviousMaarView;
import org.maarg.protocol.maar.MaarBindingView;
import org.maarg.sim.AdvertisedRouter;
import org.maarg.sim.DomainState;
import org.maarg.sim.DomainState.MaarSnapshot;
import org.maarg.sim.Names;
import org.maarg.wire.Ipv6Address;

/** The state of a domain as JSON: node by node, with the keys that the control API uses. */
final class BindingsJson {
  private BindingsJson() {}

  /**
   * All nodes.
   *
   * @param names those of the CMD, which comes first, and of the MAARs
   */
  static ArrayNode of(DomainState state, Names names) {
    ArrayNode json = Json.array();
    ObjectNode cmd = node(json, names.addresses().get(0), names, "cmd");
    ArrayNode bindings = cmd.putArray("bindings");
    state.cmd().forEach(it -> bindings.add(binding(it)));
    state.maars().forEach(it -> fill(node(json, it.address(), names, "maar"), it));
    return json;
  }

  private static ObjectNode node(ArrayNode nodes, Ipv6Address address, Names names, String role) {
    ObjectNode json = nodes.addObject().put("name", names.of(address));
    return json.put("address", address.toString()).put("role", role);
  }

  private static ObjectNode binding(CmdBindingView it) {
    ObjectNode json = Json.object().put("mn", it.mn().toString());
    json.put("linkLayer", it.linkLayer().toHex(":")).put("accessTechnology", it.accessTechnology());
    json.put("proxyCareOfAddress", it.proxyCareOfAddress().toString());
    put(json, it.prefixes());
    json.put("lifetimeSeconds", it.lifetime() * MessageJson.SECONDS_PER_UNIT);
    json.put("active", it.active()).put("settled", it.settled());
    ArrayNode previous = json.putArray("previousMaars");
    for (PreviousMaarView one : it.previousMaars()) {
      ObjectNode entry = previous.addObject().put("address", one.address().toString());
      put(entry, one.prefixes()).put("confirmed", one.confirmed());
    }
    return json;
  }

  private static ObjectNode put(ObjectNode json, PrefixSet prefixes) {
    json.put("prefix", prefixes.first().toString());
    ArrayNode all = json.putArray("prefixes");
    prefixes.forEach(prefix -> all.add(prefix.toString()));
    return json;
  }

  private static void fill(ObjectNode json, MaarSnapshot maar) {
    ArrayNode bindings = json.putArray("bindings");
    maar.bindings().forEach(it -> bindings.add(binding(it)));
    ArrayNode tunnels = json.putArray("tunnels");
    for (Tunnel it : maar.tunnels()) {
      ObjectNode tunnel = tunnels.addObject().put("mn", it.mn().toString());
      tunnel.put("prefix", it.prefix().toString());
      tunnel.put("end", it.end().name().toLowerCase(Locale.ROOT)).put("peer", it.peer().toString());
    }
    ArrayNode routers = json.putArray("routers");
    for (AdvertisedRouter it : maar.routers()) {
      ObjectNode router = routers.addObject().put("mn", it.mn().toString());
      router.put("anchor", it.anchor().toString()).put("prefix", it.prefix().toString());
      router.put("preferred", it.preferred());
    }
  }

  private static ObjectNode binding(MaarBindingView it) {
    ObjectNode json = Json.object().put("mn", it.mn().toString());
    json.put("linkLayer", it.linkLayer().toHex(":")).put("accessTechnology", it.accessTechnology());
    put(json, it.prefixes()).put("state", it.state().name());
    json.put("lifetimeSeconds", it.lifetime() * MessageJson.SECONDS_PER_UNIT);
    if (it.servingMaar().equals(Ipv6Address.UNSPECIFIED)) {
      json.putNull("servingMaar");
    } else {
      json.put("servingMaar", it.servingMaar().toString());
    }
    ArrayNode anchors = json.putArray("anchors");
    for (MaarBindingView.Anchor one : it.anchors()) {
      ObjectNode anchor = anchors.addObject().put("address", one.address().toString());
      anchor.put("prefix", one.prefix().toString());
    }
    return json;
  }
}
