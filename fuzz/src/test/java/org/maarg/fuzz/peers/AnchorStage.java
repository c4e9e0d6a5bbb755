package org.maarg.fuzz.peers;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.maarg.protocol.Input;
import org.maarg.runtime.LiveNode;
import org.maarg.runtime.observe.NodeObserver;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.Octets;
import org.maarg.wire.option.MnId;

/**
 * A live MAAR of ours as anchor, and a CMD that is no more than a socket: its octets are written
 * from RFC 8885 4.1 and 4.6 apart. The MAAR's time of day is what we say.
 */
final class AnchorStage implements AutoCloseable {
  private static final String OWN = "2001:db8:1::/64";
  private static final String OTHER = "2001:db8:0:2::1";
  private static final int WLAN = 4;
  private static final int UNKNOWN = 4;
  private static final int LIFETIME = 15;

  /** What a node has sent before it says that it has handled a message is here by then. */
  private static final int AT_ONCE_MILLIS = 50;

  final LiveNode maar;
  private final PlainPeer cmd = new PlainPeer();
  private final AtomicLong clock = new AtomicLong(Rows.clock());
  private final AtomicInteger handled = new AtomicInteger();
  private int told;
  private int sequence = 1;

  AnchorStage(Lab lab, String profile, boolean secured) throws IOException {
    String other =
        "  - {address: '%s', endpoint: '127.0.0.1:9', pool: '2001:db8:2::/48', securityAssociation: true}"
            .formatted(OTHER);
    String config = Lab.maar(profile, Lab.SWITCH_OFF, cmd, secured, other);
    maar = lab.start(config, () -> Instant.ofEpochMilli(clock.get()), new Watch());
    cmd.speakWith(maar.endpoint());
  }

  private final class Watch implements NodeObserver {
    @Override
    public void handled(Ipv6Address node, Input input, long nanos) {
      if (input instanceof Input.Received) {
        handled.incrementAndGet();
      }
    }
  }

  long now() {
    return clock.get();
  }

  /** A mobile node registers here, for the CMD accepts whatever it is asked. */
  void attach(int mobileNode) throws Exception {
    MnId mn = MnId.nai(MaarStage.nai(mobileNode));
    maar.attach(mn, Octets.ofHex(MaarStage.LINK_LAYER), WLAN);
    Heard update = cmd.receive();
    Draft answer = Draft.acknowledgement(update, 0);
    answer.flags |= Draft.ACKNOWLEDGED_D;
    update.options().forEach(answer::with);
    tell(answer);
    clock.incrementAndGet();
  }

  void detach(int mobileNode) {
    maar.detach(MnId.nai(MaarStage.nai(mobileNode)));
  }

  /** The CMD's update by which the anchor follows a mobile node to MAAR 2, changed as told. */
  Draft relayed(JsonNode change) {
    long now = clock.addAndGet(change.path("afterMillis").asLong());
    String nai = MaarStage.nai(change.path("mobileNode").asInt(1));
    Draft draft =
        Draft.update(sequence++, LIFETIME)
            .with(Option.mobileNode(nai))
            .with(Option.prefix(OWN))
            .with(Option.handoff(UNKNOWN))
            .with(Option.technology(WLAN))
            .with(Option.linkLayer(MaarStage.LINK_LAYER))
            .with(Option.timestamp(now))
            .with(Option.servingMaar(OTHER));
    draft.flags |= Draft.D;
    return Rows.change(draft, change, now);
  }

  /** Sends a message, which has had its effect on return. */
  void tell(Draft message) throws Exception {
    cmd.send(message);
    told++;
    Lab.until("the message is handled", () -> handled.get() >= told);
  }

  Heard answer() throws IOException {
    return cmd.receive();
  }

  void hearsNothing() throws IOException {
    Optional<Heard> message = cmd.receive(AT_ONCE_MILLIS);
    assertThat(message).as("silence").isEmpty();
  }

  @Override
  public void close() {
    cmd.close();
    maar.close();
  }
}
