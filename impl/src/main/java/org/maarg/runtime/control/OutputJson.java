package org.maarg.runtime.control;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.maarg.protocol.Output;
import org.maarg.protocol.Timer;
import org.maarg.protocol.Tunnel;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.Ipv6Prefix;
import org.maarg.wire.option.MnId;

/** The JSON form of what a node does; what does not apply is left out. */
final class OutputJson {
  private OutputJson() {}

  static ObjectNode of(Output output) {
    return fields(output).put("text", output.toString());
  }

  private static ObjectNode fields(Output output) {
    if (output instanceof Output.Send send) {
      return peer(kind("send"), send.to()).put("messageType", send.message().type());
    } else if (output instanceof Output.StartTimer start) {
      return timer(kind("startTimer"), start.timer()).put("millis", start.millis());
    } else if (output instanceof Output.CancelTimer cancel) {
      return timer(kind("cancelTimer"), cancel.timer());
    } else if (output instanceof Output.AddTunnel add) {
      return tunnel(kind("addTunnel"), add.tunnel());
    } else if (output instanceof Output.RemoveTunnel remove) {
      return tunnel(kind("removeTunnel"), remove.tunnel());
    } else if (output instanceof Output.Advertise router) {
      return router(kind("advertise"), router.mn(), router.anchor(), router.prefix());
    } else if (output instanceof Output.Withdraw router) {
      return router(kind("withdraw"), router.mn(), router.anchor(), router.prefix());
    } else if (output instanceof Output.Dropped dropped) {
      return peer(kind("dropped"), dropped.peer()).put("reason", dropped.reason().name());
    }
    Output.Happened happened = (Output.Happened) output;
    ObjectNode json = mn(kind("happened"), happened.mn());
    return peer(json, happened.peer()).put("event", happened.event().name());
  }

  private static ObjectNode kind(String kind) {
    return JsonNodeFactory.instance.objectNode().put("kind", kind);
  }

  private static ObjectNode timer(ObjectNode json, Timer timer) {
    json.put("timer", timer.kind().name());
    return peer(mn(json, timer.mn()), timer.peer());
  }

  private static ObjectNode tunnel(ObjectNode json, Tunnel tunnel) {
    return router(json, tunnel.mn(), tunnel.peer(), tunnel.prefix());
  }

  private static ObjectNode router(ObjectNode json, MnId mn, Ipv6Address peer, Ipv6Prefix prefix) {
    return peer(mn(json, mn), peer).put("prefix", prefix.toString());
  }

  private static ObjectNode mn(ObjectNode json, MnId mn) {
    return mn.equals(Timer.NO_MN) ? json : json.setAll(NodeJson.forMn(mn));
  }

  private static ObjectNode peer(ObjectNode json, Ipv6Address peer) {
    return peer.equals(Ipv6Address.UNSPECIFIED) ? json : json.put("peer", peer.toString());
  }
}
