package org.maarg.fuzz.peers;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.maarg.protocol.Event;
import org.maarg.protocol.Output;
import org.maarg.runtime.LiveNode;
import org.maarg.runtime.observe.NodeObserver;
import org.maarg.wire.Ipv6Address;

/** A live CMD of ours and two plain gateways; its time of day is what we say. */
final class CmdStage implements AutoCloseable {
  final PlainGateway first = new PlainGateway(1);
  final PlainGateway second = new PlainGateway(2);
  final LiveNode cmd;
  final Queue<Event> events = new ConcurrentLinkedQueue<>();
  private final AtomicLong clock = new AtomicLong(Rows.clock());

  CmdStage(Lab lab, String profile, String knobs, String ofFirst, String more) throws IOException {
    String config = Lab.cmd(profile, knobs, List.of(first, second), ofFirst, more);
    cmd = lab.start(config, () -> Instant.ofEpochMilli(now()), new Events());
    first.peer.speakWith(cmd.endpoint());
    second.peer.speakWith(cmd.endpoint());
  }

  private final class Events implements NodeObserver {
    @Override
    public void output(Instant at, Ipv6Address node, Output output) {
      if (output instanceof Output.Happened happened) {
        events.add(happened.event());
      }
    }
  }

  /** Time of day in milliseconds since 1970. */
  long now() {
    return clock.get();
  }

  long later(long millis) {
    return clock.addAndGet(millis);
  }

  /** The first gateway asks, and the answer has the form that RFC 5213 5.3.6 gives it. */
  Heard asks(Draft update, String expected) throws IOException {
    Heard answer = first.ask(update);
    JsonNode row = Rows.yaml(expected);
    AnswerForm.check(update, answer, row, now());
    return answer;
  }

  @Override
  public void close() {
    first.close();
    second.close();
    cmd.close();
  }
}
