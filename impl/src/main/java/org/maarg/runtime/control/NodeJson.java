package org.maarg.runtime.control;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.maarg.protocol.Dlif;
import org.maarg.protocol.Output;
import org.maarg.protocol.PrefixSet;
import org.maarg.protocol.Tunnel;
import org.maarg.protocol.cmd.CmdBindingView;
import org.maarg.protocol.maar.MaarBindingView;
import org.maarg.runtime.observe.RegistrationRefusal;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.Octets;
import org.maarg.wire.option.MnId;

/** The JSON form of what a node knows. An address that is not there is null. */
final class NodeJson {
  private static final int LIFETIME_UNIT_SECONDS = 4;
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private NodeJson() {}

  static ObjectNode of(NodeState state) {
    ObjectNode json = JSON.objectNode();
    json.put("address", state.address().toString());
    json.put("role", state.role());
    json.set(
        "bindings",
        state.role().equals("cmd")
            ? array(state.cmdBindings(), NodeJson::of)
            : array(state.maarBindings(), NodeJson::of));
    if (state.role().equals("cmd")) {
      json.put("backlog", state.backlog());
    }
    json.set("tunnels", array(state.tunnels(), NodeJson::of));
    json.set("routers", array(state.routers(), NodeJson::of));
    json.set("refusals", array(state.refusals(), NodeJson::of));
    return json;
  }

  private static ObjectNode of(RegistrationRefusal refusal) {
    return forMn(refusal.mn())
        .put("linkLayer", refusal.linkLayer().toHex(":"))
        .put("number", refusal.number())
        .put("time", refusal.at().toString())
        .put("by", refusal.sent() ? "this node" : "peer")
        .put("peer", refusal.peer().toString())
        .put("status", refusal.status())
        .put("name", refusal.name())
        .put("hint", refusal.hint());
  }

  private static ObjectNode of(CmdBindingView view) {
    ObjectNode json = forMn(view.mn());
    put(json, view.linkLayer(), view.accessTechnology());
    json.put("proxyCareOfAddress", view.proxyCareOfAddress().toString());
    put(json, view.prefixes());
    json.put("lifetimeSeconds", view.lifetime() * LIFETIME_UNIT_SECONDS);
    json.put("active", view.active());
    json.put("settled", view.settled());
    json.set(
        "previousMaars",
        array(
            view.previousMaars(),
            previous ->
                put(
                        JSON.objectNode().put("address", previous.address().toString()),
                        previous.prefixes())
                    .put("confirmed", previous.confirmed())));
    return json;
  }

  /** The interface that a session is of; an identifier that is not known is empty. */
  private static void put(ObjectNode json, Octets linkLayer, int accessTechnology) {
    json.put("linkLayer", linkLayer.toHex(":")).put("accessTechnology", accessTechnology);
  }

  /** All of a MAAR's prefixes, and the lowest of them by itself, as if it were the only one. */
  private static ObjectNode put(ObjectNode json, PrefixSet prefixes) {
    json.put("prefix", prefixes.first().toString());
    ArrayNode all = json.putArray("prefixes");
    prefixes.forEach(prefix -> all.add(prefix.toString()));
    return json;
  }

  private static ObjectNode of(MaarBindingView view) {
    ObjectNode json = forMn(view.mn());
    put(json, view.linkLayer(), view.accessTechnology());
    put(json, view.prefixes());
    json.put("state", view.state().name());
    json.put("lifetimeSeconds", view.lifetime() * LIFETIME_UNIT_SECONDS);
    put(json, "servingMaar", view.servingMaar());
    json.set("anchors", array(view.anchors(), NodeJson::of));
    return json;
  }

  private static ObjectNode of(MaarBindingView.Anchor anchor) {
    ObjectNode json = JSON.objectNode();
    json.put("address", anchor.address().toString());
    json.put("prefix", anchor.prefix().toString());
    put(json, anchor.dlif());
    return json;
  }

  private static ObjectNode of(Tunnel tunnel) {
    return forMn(tunnel.mn())
        .put("prefix", tunnel.prefix().toString())
        .put("end", tunnel.end().name().toLowerCase(Locale.ROOT))
        .put("peer", tunnel.peer().toString());
  }

  private static ObjectNode of(Output.Advertise router) {
    ObjectNode json = forMn(router.mn());
    json.put("linkLayer", router.linkLayer().toHex(":"));
    json.put("anchor", router.anchor().toString());
    json.put("prefix", router.prefix().toString());
    json.put("preferred", router.preferred());
    put(json, router.dlif());
    ArrayNode networks = json.putArray("localNetworks");
    router.localNetworks().forEach(network -> networks.add(network.toString()));
    return json;
  }

  /** A mobile node is named by its NAI; an identifier that is none has its subtype beside it. */
  static ObjectNode forMn(MnId mn) {
    ObjectNode json = JSON.objectNode();
    json.put("mn", mn.toString());
    if (mn.subtype() != MnId.NAI) {
      json.put("mnSubtype", mn.subtype());
    }
    return json;
  }

  private static void put(ObjectNode json, Dlif dlif) {
    ObjectNode addresses = json.putObject("dlif");
    addresses.put("linkLayer", dlif.linkLayer().toHex(":"));
    put(addresses, "linkLocal", dlif.linkLocal());
  }

  private static void put(ObjectNode json, String key, Ipv6Address address) {
    if (address.equals(Ipv6Address.UNSPECIFIED)) {
      json.putNull(key);
    } else {
      json.put(key, address.toString());
    }
  }

  private static <T> ArrayNode array(List<T> values, Function<T, ObjectNode> form) {
    ArrayNode array = JSON.arrayNode(values.size());
    values.forEach(value -> array.add(form.apply(value)));
    return array;
  }
}
