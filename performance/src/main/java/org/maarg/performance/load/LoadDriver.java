package org.maarg.performance.load;

import io.netty.channel.EventLoop;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.maarg.conformance.play.Edit;
import org.maarg.conformance.play.Session;
import org.maarg.performance.Roster;
import org.maarg.runtime.NodeRunner;
import org.maarg.wire.MalformedMessageException;
import org.maarg.wire.message.BindingAcknowledgement;
import org.maarg.wire.message.BindingUpdate;
import org.maarg.wire.message.MobilityHeader;
import org.maarg.wire.option.HandoffIndicator;
import org.maarg.wire.option.HomeNetworkPrefix;
import org.maarg.wire.option.MnId;

/**
 * Plays the MAARs: sends the updates that a work asks for, and follows those of the CMD. All of it
 * happens on the event loop of the sockets.
 */
final class LoadDriver implements LoadMaar.Listener {
  /** Registrations are for so long that none ends meanwhile: 4 hours, in units of 4 seconds. */
  static final int LIFETIME = 3_600;

  private static final long SWEEP_MILLIS = 250;
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(1);

  /** What is to be done next. */
  interface Work {
    /** An update has ended: with a status of 0 to 255, or without an answer. */
    void ended(int mn, Optional<Integer> status, long dueNanos);
  }

  private final LoadPlan plan;
  private final EventLoop loop;
  private final UpdateTemplate first = new UpdateTemplate(HandoffIndicator.NEW_INTERFACE, LIFETIME);
  private final UpdateTemplate renewal = new UpdateTemplate(HandoffIndicator.UNCHANGED, LIFETIME);
  private final UpdateTemplate arrival =
      new UpdateTemplate(HandoffIndicator.BETWEEN_MAGS, LIFETIME);
  private final int[] handovers;
  private final long[] newest;
  private final BitSet underWay = new BitSet();
  private final BitSet registered = new BitSet();
  private List<LoadMaar> maars = List.of();
  private Meter meter = new Meter();
  private Work work = (mn, status, due) -> {};
  private int count;

  LoadDriver(LoadPlan plan, EventLoop loop) {
    this.plan = plan;
    this.loop = loop;
    this.handovers = new int[plan.mns()];
    this.newest = new long[plan.mns()];
    Arrays.fill(newest, Long.MIN_VALUE);
  }

  /** Begins with these MAARs; on the event loop. */
  void use(List<LoadMaar> all) {
    maars = List.copyOf(all);
    var unused =
        loop.scheduleWithFixedDelay(this::sweep, SWEEP_MILLIS, SWEEP_MILLIS, TimeUnit.MILLISECONDS);
  }

  private void sweep() {
    long before = System.nanoTime() - PATIENCE_NANOS;
    for (LoadMaar maar : maars) {
      maar.giveUpBefore(before);
    }
  }

  LoadPlan plan() {
    return plan;
  }

  EventLoop loop() {
    return loop;
  }

  /** What ends from now on is told to a work, and counted. */
  void turnTo(Work next, Meter counts) {
    work = next;
    meter = counts;
  }

  /** Updates that wait for an answer. */
  int underWay() {
    return count;
  }

  /** Whether an update about a mobile node waits for an answer. */
  boolean isUnderWay(int mn) {
    return underWay.get(mn);
  }

  /** Where a mobile node has been so often. */
  int handoversOf(int mn) {
    return handovers[mn];
  }

  /** Registers a mobile node for the first time. */
  void register(int mn, long dueNanos) {
    send(first, mn, dueNanos);
  }

  /** Renews the registration of a mobile node; one that did not come about is asked for again. */
  void renew(int mn, long dueNanos) {
    if (registered.get(mn)) {
      send(renewal, mn, dueNanos);
    } else {
      again(mn, dueNanos);
    }
  }

  /** A mobile node has come to the next MAAR. */
  void move(int mn, long dueNanos) {
    handovers[mn]++;
    again(mn, dueNanos);
  }

  /** The MAAR where a mobile node is asks once more. */
  void again(int mn, long dueNanos) {
    send(handovers[mn] == 0 ? first : arrival, mn, dueNanos);
  }

  private void send(UpdateTemplate template, int mn, long dueNanos) {
    underWay.set(mn);
    count++;
    long time = Math.max(now(), newest[mn] + 1);
    newest[mn] = time;
    LoadMaar maar = maars.get(plan.maarAfter(mn, handovers[mn]));
    maar.send(template, mn, time, dueNanos);
    maar.flush();
  }

  /** The time of day in the units of a Timestamp option. */
  private static long now() {
    return NodeRunner.timestamp(InstantSource.system().instant()).value();
  }

  @Override
  public void answered(LoadMaar maar, int mn, int status, long dueNanos) {
    meter.answered(status, System.nanoTime() - dueNanos);
    end(mn, Optional.of(status), dueNanos);
  }

  @Override
  public void unanswered(LoadMaar maar, int mn) {
    meter.unanswered();
    end(mn, Optional.empty(), System.nanoTime());
  }

  private void end(int mn, Optional<Integer> status, long dueNanos) {
    underWay.clear(mn);
    registered.set(mn, status.equals(Optional.of(0)));
    count--;
    work.ended(mn, status, dueNanos);
  }

  /** A MAAR of before follows: the options as they came, its own prefix (RFC 8885 3.2). */
  @Override
  public void told(LoadMaar maar, byte[] octets) {
    try {
      if (MobilityHeader.decodeVerified(octets, 0, octets.length) instanceof BindingUpdate update) {
        Optional<MnId> mn = update.options().first(MnId.class);
        mn.ifPresent(it -> follow(maar, update, Roster.number(it)));
      }
    } catch (MalformedMessageException | IllegalArgumentException e) {
      // No answer: the CMD repeats it, and what it was for is late or unanswered, which is counted.
      meter.unanswered();
    }
  }

  private void follow(LoadMaar maar, BindingUpdate update, int mn) {
    BindingAcknowledgement answer =
        new BindingAcknowledgement(
            0, Session.ACK_FLAGS, update.sequence(), update.lifetime(), update.options());
    HomeNetworkPrefix prefix = new HomeNetworkPrefix(Roster.prefix(maar.number(), mn));
    maar.send(MobilityHeader.encodeWithoutChecksum(Edit.replace(answer, prefix)));
    maar.flush();
    meter.followed();
  }
}
