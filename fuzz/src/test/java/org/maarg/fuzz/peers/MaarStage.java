package org.maarg.fuzz.peers;

import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.maarg.protocol.DropReason;
import org.maarg.protocol.Input;
import org.maarg.protocol.Output;
import org.maarg.runtime.LiveNode;
import org.maarg.runtime.observe.NodeObserver;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.Octets;
import org.maarg.wire.option.MnId;

/** A live MAAR of ours whose CMD is a plain anchor. */
final class MaarStage implements AutoCloseable {
  static final String LINK_LAYER = "02aa00000001";
  private static final int WLAN = 4;

  final PlainAnchor anchor = new PlainAnchor();
  final LiveNode maar;
  final Queue<DropReason> drops = new ConcurrentLinkedQueue<>();
  private final AtomicInteger handled = new AtomicInteger();
  private int answers;

  MaarStage(Lab lab, String profile, String knobs, boolean secured, String more)
      throws IOException {
    String config = Lab.maar(profile, knobs, anchor.peer, secured, more);
    maar = lab.start(config, InstantSource.system(), new Watch());
    anchor.peer.speakWith(maar.endpoint());
  }

  MaarStage(Lab lab, String profile) throws IOException {
    this(lab, profile, Lab.SWITCH_ON, true, "");
  }

  private final class Watch implements NodeObserver {
    @Override
    public void output(Instant at, Ipv6Address node, Output output) {
      if (output instanceof Output.Dropped dropped) {
        drops.add(dropped.reason());
      }
    }

    @Override
    public void handled(Ipv6Address node, Input input, long nanos) {
      if (input instanceof Input.Received) {
        handled.incrementAndGet();
      }
    }
  }

  static String nai(int mobileNode) {
    return "mn" + mobileNode + "@example.net";
  }

  void attach(int mobileNode) {
    attach(mobileNode, LINK_LAYER);
  }

  void attach(int mobileNode, String linkLayer) {
    maar.attach(MnId.nai(nai(mobileNode)), Octets.ofHex(linkLayer), WLAN);
  }

  void detach(int mobileNode) {
    maar.detach(MnId.nai(nai(mobileNode)));
  }

  /** The anchor decides on an update and answers; the answer has had its effect on return. */
  int serve(Heard update) throws Exception {
    int status = anchor.serve(update).orElseThrow();
    awaitAnswer();
    return status;
  }

  /** Sends an answer, which has had its effect on return. */
  void answer(Draft answer) throws Exception {
    anchor.peer.send(answer);
    awaitAnswer();
  }

  private void awaitAnswer() throws InterruptedException {
    answers++;
    Lab.until("the answer is handled", () -> handled.get() >= answers);
  }

  /** True if a prefix is advertised, that is, if a mobile node is served. */
  boolean advertises() {
    return !maar.routers().isEmpty();
  }

  @Override
  public void close() {
    anchor.close();
    maar.close();
  }
}
