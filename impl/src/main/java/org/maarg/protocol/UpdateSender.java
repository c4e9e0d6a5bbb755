package org.maarg.protocol;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.option.MnId;
import org.maarg.wire.option.Timestamp;

/**
 * The only way by which updates leave a node: it holds them to MAX_UPDATE_RATE (RFC 8885 3.6) and,
 * at the CMD, to the pace of RFC 8885 3.2 and 6. What waits is the wish to send to a peer about a
 * mobile node, not a message: the message is made when its turn comes, from what is true then, and
 * a wish that repeats a waiting one is the same wish.
 */
public final class UpdateSender {
  /** Makes and sends the update when its turn has come. */
  public interface Transmitter {
    /** Returns false, and sends nothing, if no update is due any more. */
    boolean transmit(MnId mn, int session, Ipv6Address to, Timestamp now, Consumer<Output> out);
  }

  private static final Timer PACE = Timer.of(Timer.Kind.PACE, Timer.NO_MN);
  private static final long RATE_WINDOW_MILLIS = 1_000;

  /** Of {@link #holdings()}: updates that wait for their turn, as they are looked up. */
  public static final String WAITING = "updates that wait";

  /** Of {@link #holdings()}: the same, as they stand in line. */
  public static final String QUEUED = "updates in line";

  /** Of {@link #holdings()}: destinations with a second that is not over. */
  public static final String WINDOWS = "windows of a second";

  /** Of {@link #holdings()}: tokens of the pace that it has not earned back. */
  public static final String SPENT = "tokens spent";

  private final Transmitter transmitter;
  private final int maxUpdateRate;
  private final boolean countsPerMn;
  private final Pace pace;
  private final int queueLimit;
  private int tokens;
  private boolean paceArmed;
  private final Set<Wish> waiting = new HashSet<>();

  // A linked list keeps no trace of how its elements came and went, and takes from both ends at
  // once.
  @SuppressWarnings("JdkObsolete")
  private final LinkedList<Wish> ready = new LinkedList<>();

  private final Map<Timer, RateWindow> windows = new HashMap<>();

  public UpdateSender(Profile profile, boolean paced, Transmitter transmitter) {
    this.transmitter = transmitter;
    this.maxUpdateRate = profile.value(Knob.MAX_UPDATE_RATE);
    this.countsPerMn = profile.rateReading() == Profile.RateReading.PER_DESTINATION_AND_MN;
    this.pace =
        paced
            ? Pace.of(profile.value(Knob.PACING_RATE), profile.value(Knob.PACING_BURST))
            : Pace.NONE;
    this.queueLimit = profile.value(Knob.PACING_QUEUE_LIMIT);
    this.tokens = pace.burst();
  }

  /** True if so many more updates can be sent or queued. */
  public boolean hasRoomFor(int updates) {
    return (long) waiting.size() + updates <= (long) queueLimit + tokens;
  }

  /** Number of updates that wait for their turn. */
  public int backlog() {
    return waiting.size();
  }

  /**
   * Sends as soon as rate and pace allow.
   *
   * @param session the number that this node has given to the mobile node's session
   */
  public void request(MnId mn, int session, Ipv6Address to, Timestamp now, Consumer<Output> out) {
    Wish wish = new Wish(mn, session, to);
    if (waiting.add(wish)) {
      ready.addLast(wish);
      drain(now, out);
    }
  }

  // Implements: 8885-3.2-22, 8885-6-4
  private void drain(Timestamp now, Consumer<Output> out) {
    while (!ready.isEmpty() && (tokens > 0 || !pace.isActive())) {
      sendOrHold(ready.removeFirst(), now, out);
    }
  }

  // Implements: 8885-3.6-5, 8885-3.6-6, 6275-11.8-3
  private void sendOrHold(Wish wish, Timestamp now, Consumer<Output> out) {
    if (maxUpdateRate == 0) {
      send(wish, now, out);
      return;
    }
    Timer key = rateKey(wish);
    RateWindow window = windows.computeIfAbsent(key, k -> new RateWindow());
    // Implements: 5213-6.9.4-4
    int slot = window.freeSlot(maxUpdateRate);
    if (slot < 0) {
      window.held.addLast(wish);
    } else if (send(wish, now, out)) {
      window.used = window.used | (1L << slot);
      Timer timer = new Timer(key.kind(), key.mn(), key.peer(), slot);
      out.accept(new Output.StartTimer(timer, RATE_WINDOW_MILLIS));
    } else {
      passOn(key, window);
    }
  }

  /** A slot is free: whoever was held for it longest comes next. */
  private void passOn(Timer key, RateWindow window) {
    if (!window.held.isEmpty()) {
      ready.addLast(window.held.removeFirst());
    } else if (window.used == 0) {
      windows.remove(key);
    }
  }

  private boolean send(Wish wish, Timestamp now, Consumer<Output> out) {
    waiting.remove(wish);
    boolean sent = transmitter.transmit(wish.mn, wish.session, wish.to, now, out);
    if (sent) {
      takeToken(out);
    }
    return sent;
  }

  private Timer rateKey(Wish wish) {
    return Timer.of(Timer.Kind.RATE_SLOT, countsPerMn ? wish.mn : Timer.NO_MN, wish.to);
  }

  private void takeToken(Consumer<Output> out) {
    if (pace.isActive()) {
      tokens--;
      if (!paceArmed) {
        paceArmed = true;
        out.accept(new Output.StartTimer(PACE, pace.intervalMillis()));
      }
    }
  }

  /** A second has passed since the update that took this slot. */
  public void onRateSlot(Timer timer, Timestamp now, Consumer<Output> out) {
    Timer key = Timer.of(timer.kind(), timer.mn(), timer.peer());
    RateWindow window = windows.get(key);
    if (window == null || (window.used & (1L << timer.slot())) == 0) {
      out.accept(new Output.Dropped(DropReason.TIMER_NOT_ARMED, timer.peer()));
      return;
    }
    window.used = window.used & ~(1L << timer.slot());
    passOn(key, window);
    drain(now, out);
  }

  /** Pacing has earned more tokens. */
  public void onPace(Timestamp now, Consumer<Output> out) {
    if (!paceArmed) {
      out.accept(new Output.Dropped(DropReason.TIMER_NOT_ARMED, Ipv6Address.UNSPECIFIED));
      return;
    }
    tokens = Math.min(pace.burst(), tokens + pace.tokensPerInterval());
    paceArmed = tokens < pace.burst();
    if (paceArmed) {
      out.accept(new Output.StartTimer(PACE, pace.intervalMillis()));
    }
    drain(now, out);
  }

  /** What waits, what MAX_UPDATE_RATE still counts, and what the pace has not earned back. */
  public Holdings holdings() {
    int places = 0;
    int held = 0;
    for (RateWindow window : windows.values()) {
      places += Long.bitCount(window.used);
      held += window.held.size();
    }
    return new Holdings()
        .with(WAITING, waiting.size())
        .with(QUEUED, ready.size() + held)
        .with(WINDOWS, windows.size())
        .with("places of a second", places)
        .with(SPENT, pace.burst() - tokens)
        .with("paces", paceArmed ? 1 : 0);
  }

  public void writeState(StateWriter out) {
    out.put(waiting.size());
    out.put(tokens);
    out.put(paceArmed);
    writeWishes(ready, out);
    List<Timer> keys = new ArrayList<>(windows.keySet());
    Collections.sort(keys);
    out.put(keys.size());
    for (Timer key : keys) {
      RateWindow window = Objects.requireNonNull(windows.get(key));
      out.put(key);
      out.put(window.used);
      writeWishes(window.held, out);
    }
  }

  private static void writeWishes(List<Wish> wishes, StateWriter out) {
    out.put(wishes.size());
    for (Wish wish : wishes) {
      out.put(wish.mn);
      out.put(wish.session);
      out.put(wish.to);
    }
  }

  /** Reads what {@link #writeState} wrote, into a sender that has sent nothing yet. */
  public void readState(StateReader in) {
    int waits = in.count();
    int left = in.number(0, Integer.MAX_VALUE);
    paceArmed = in.truth();
    // The burst may be another one now, or there was none: where no time runs nothing is owed.
    tokens = paceArmed ? Math.min(pace.burst(), left) : pace.burst();
    readWishes(ready, in);
    int count = in.count();
    for (int i = 0; i < count; i++) {
      Timer key = in.timer();
      if (key.kind() != Timer.Kind.RATE_SLOT || key.slot() != 0) {
        throw in.damage(key + " is no window");
      }
      RateWindow window = new RateWindow();
      window.used = in.number();
      if (window.used <= 0) {
        // One without a place that a timer gives back would hold what waits there for ever.
        throw in.damage("a window of none or more than 63 places");
      }
      readWishes(window.held, in);
      windows.put(key, window);
    }
    in.checkNames(count, windows.size());
    if (waiting.size() != waits) {
      throw in.damage("an update waits twice");
    }
  }

  private void readWishes(List<Wish> wishes, StateReader in) {
    int count = in.count();
    for (int i = 0; i < count; i++) {
      MnId mn = in.mn();
      int session = in.number(0, Integer.MAX_VALUE);
      Wish wish = new Wish(mn, session, in.address());
      wishes.add(wish);
      waiting.add(wish);
    }
  }

  /** Updates of the last second under one key; at most 63 slots. */
  private static final class RateWindow {
    private long used;

    @SuppressWarnings("JdkObsolete") // as above
    private final LinkedList<Wish> held = new LinkedList<>();

    private int freeSlot(int slots) {
      for (int slot = 0; slot < slots; slot++) {
        if ((used & (1L << slot)) == 0) {
          return slot;
        }
      }
      return -1;
    }
  }

  private static final class Wish {
    private final MnId mn;
    private final int session;
    private final Ipv6Address to;

    private Wish(MnId mn, int session, Ipv6Address to) {
      this.mn = mn;
      this.session = session;
      this.to = to;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Wish that
          && mn.equals(that.mn)
          && session == that.session
          && to.equals(that.to);
    }

    @Override
    public int hashCode() {
      return (mn.hashCode() * 31 + to.hashCode()) * 31 + session;
    }
  }
}
