package org.maarg.runtime.observe;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.maarg.protocol.DropReason;
import org.maarg.protocol.Output;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.message.Heartbeat;
import org.maarg.wire.message.MobilityHeader;
import org.maarg.wire.option.MobilityOptions;

/** Messages among the events of a node. */
class NodeEventsTest {
  private static final Ipv6Address NODE = Ipv6Address.parse("2001:db8:0:1::1");
  private static final Ipv6Address PEER = Ipv6Address.parse("2001:db8::c");
  private static final Heartbeat MESSAGE = new Heartbeat(0, 7, MobilityOptions.NONE);

  private final NodeEvents events = new NodeEvents();
  private final List<NodeEvent> heard = new ArrayList<>();

  private void send() {
    byte[] octets = MobilityHeader.encode(MESSAGE, NODE, PEER);
    events.sent(Instant.EPOCH, NODE, PEER, MESSAGE, octets);
    events.received(Instant.EPOCH, PEER, NODE, true, MESSAGE, octets);
  }

  @Test
  void messageIsHeardByWhoeverAskedAndNotKept() {
    events.output(Instant.EPOCH, NODE, new Output.Dropped(DropReason.NOT_ATTACHED, PEER));
    events.subscribeToMessages(heard::add);
    send();
    assertThat(heard).extracting(NodeEvent::kind).containsExactly("sent", "received");
    assertThat(heard).extracting(NodeEvent::peer).containsOnly(PEER.toString());
    assertThat(heard).extracting(NodeEvent::number).containsOnly(1L);
    assertThat(heard.get(0).detail()).startsWith("3b010d");
    assertThat(events.since(0)).extracting(NodeEvent::kind).containsExactly("dropped");
  }

  @Test
  void nobodyHearsWhoDidNotAskOrHearsNoMore() {
    Consumer<NodeEvent> listener = heard::add;
    events.subscribe(listener);
    send();
    events.subscribeToMessages(listener);
    events.unsubscribe(listener);
    send();
    assertThat(heard).isEmpty();
  }
}
