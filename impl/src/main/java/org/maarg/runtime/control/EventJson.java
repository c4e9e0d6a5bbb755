package org.maarg.runtime.control;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.maarg.runtime.config.Endpoints;
import org.maarg.runtime.config.PeerSettings;
import org.maarg.runtime.observe.NodeEvent;

/** The JSON form of events and peers. */
final class EventJson {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private EventJson() {}

  static ObjectNode of(NodeEvent event) {
    return JSON.objectNode()
        .put("number", event.number())
        .put("time", event.at().toString())
        .put("kind", event.kind())
        .put("what", event.what())
        .put("mn", event.mn())
        .put("peer", event.peer())
        .put("detail", event.detail());
  }

  static ObjectNode of(PeerSettings peer) {
    ObjectNode json = JSON.objectNode().put("address", peer.address().toString());
    json.put("endpoint", peer.endpoint().map(Endpoints::text).orElse(null));
    json.put("pool", peer.pool().map(Object::toString).orElse(null));
    return json.put("securityAssociation", peer.securityAssociation())
        .put("protection", peer.protection().shownName());
  }
}
