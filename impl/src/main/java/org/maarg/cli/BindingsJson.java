package org.maarg.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.maarg.protocol.CmdBindingView;
import org.maarg.protocol.MaarBindingView;
import org.maarg.protocol.Tunnel;
import org.maarg.sim.AdvertisedRouter;
import org.maarg.sim.DomainState.MaarSnapshot;
import org.maarg.sim.Names;

/** Bindings as JSON. */
final class BindingsJson {
  private final Names names;

  BindingsJson(Names names) {
    this.names = names;
  }

  ArrayNode cmd(List<CmdBindingView> bindings) {
    ArrayNode json = Json.array();
    for (CmdBindingView it : bindings) {
      ObjectNode binding = json.addObject().put("mn", it.mn().toString());
      binding.put("servingMaar", names.of(it.proxyCareOfAddress()));
      binding.put("prefix", it.prefix().toString());
      binding.put("lifetimeSeconds", it.lifetime() * MessageJson.SECONDS_PER_UNIT);
      binding.put("active", it.active()).put("settled", it.settled());
      ArrayNode previous = binding.putArray("previousMaars");
      it.previousMaars()
          .forEach(
              one ->
                  previous
                      .addObject()
                      .put("maar", names.of(one.address()))
                      .put("prefix", one.prefix().toString())
                      .put("confirmed", one.confirmed()));
    }
    return json;
  }

  ObjectNode maar(MaarSnapshot maar) {
    ObjectNode json = Json.object().put("maar", names.of(maar.address()));
    json.put("address", maar.address().toString());
    ArrayNode bindings = json.putArray("bindings");
    maar.bindings().forEach(it -> bindings.add(binding(it)));
    ArrayNode tunnels = json.putArray("tunnels");
    for (Tunnel it : maar.tunnels()) {
      ObjectNode tunnel = tunnels.addObject().put("mn", it.mn().toString());
      tunnel.put("prefix", it.prefix().toString());
      tunnel.put("end", it.end().name()).put("peer", names.of(it.peer()));
    }
    ArrayNode routers = json.putArray("routers");
    for (AdvertisedRouter it : maar.routers()) {
      ObjectNode router = routers.addObject().put("mn", it.mn().toString());
      router.put("anchor", names.of(it.anchor())).put("prefix", it.prefix().toString());
      router.put("preferred", it.preferred());
    }
    return json;
  }

  private ObjectNode binding(MaarBindingView it) {
    ObjectNode binding = Json.object().put("mn", it.mn().toString());
    binding.put("prefix", it.prefix().toString()).put("state", it.state().name());
    binding.put("lifetimeSeconds", it.lifetime() * MessageJson.SECONDS_PER_UNIT);
    if (it.state().isAnchor()) {
      binding.put("servingMaar", names.of(it.servingMaar()));
    }
    ArrayNode anchors = binding.putArray("anchors");
    it.anchors()
        .forEach(
            one ->
                anchors
                    .addObject()
                    .put("maar", names.of(one.address()))
                    .put("prefix", one.prefix().toString()));
    return binding;
  }
}
