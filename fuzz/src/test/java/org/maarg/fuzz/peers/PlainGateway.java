package org.maarg.fuzz.peers;

import java.io.IOException;
import java.util.Optional;

/**
 * A mobile access gateway that knows RFC 5213 alone: what it sends is made as 6.9.1 tells. Its
 * prefixes are its own, because a CMD assigns none.
 */
final class PlainGateway implements AutoCloseable {
  static final int ATTACHED_ANEW = 1;
  static final int UNKNOWN = 4;
  static final int UNCHANGED = 5;

  private static final int WLAN = 4;
  private static final int LIFETIME = 10;
  private static final int FIRST_SEQUENCE = 1_000;

  final PlainPeer peer;
  private final int number;
  private int sequence = FIRST_SEQUENCE;

  /** Gateway 1 or 2. */
  PlainGateway(int number) throws IOException {
    this.number = number;
    this.peer = new PlainPeer();
  }

  static String nai(int mobileNode) {
    return "mn" + mobileNode + "@example.net";
  }

  /** The prefix that this gateway asks for. */
  String prefix() {
    return "2001:db8:" + number + "::/64";
  }

  /** The initial registration (6.9.1.1) of a mobile node at a time. */
  Draft registration(String nai, long epochMillis) {
    return Draft.update(sequence++, LIFETIME)
        .with(Option.mobileNode(nai))
        .with(Option.prefix(prefix()))
        .with(Option.handoff(UNKNOWN))
        .with(Option.technology(WLAN))
        .with(Option.timestamp(epochMillis))
        .with(Option.linkLayer("02aabbccdd" + nai.charAt(2) + "0"));
  }

  /** The extension of a lifetime (6.9.1.3). */
  Draft extension(String nai, long epochMillis) {
    return registration(nai, epochMillis).replace(Option.handoff(UNCHANGED));
  }

  /** The end of a session (6.9.1.4). */
  Draft deregistration(String nai, long epochMillis) {
    Draft draft = registration(nai, epochMillis);
    draft.lifetime = 0;
    return draft;
  }

  /**
   * Sends an update and takes the acknowledgement. Meanwhile this gateway is no anchor: what asks
   * it to be one it leaves unanswered.
   */
  Heard ask(Draft update) throws IOException {
    peer.send(update);
    return answer();
  }

  Heard answer() throws IOException {
    Heard heard = peer.receive();
    while (heard.isUpdate()) {
      heard = peer.receive();
    }
    return heard;
  }

  /**
   * What has come for this gateway by now, if anything: another one asks something that is always
   * answered, and a node works off what it gets in its order.
   */
  Optional<Heard> heardBefore(PlainGateway witness) throws IOException {
    Draft marker = Draft.update(witness.sequence++, LIFETIME);
    witness.peer.send(marker);
    Heard first = witness.peer.receive();
    boolean isMarked = !first.isUpdate() && first.sequence() == marker.sequence;
    return isMarked ? peer.receive(1) : Optional.of(first);
  }

  @Override
  public void close() {
    peer.close();
  }
}
