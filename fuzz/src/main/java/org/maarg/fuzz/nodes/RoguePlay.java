package org.maarg.fuzz.nodes;

import java.util.ArrayList;
import java.util.List;
import org.maarg.checks.world.Monitor;
import org.maarg.checks.world.Properties;
import org.maarg.checks.world.Violation;
import org.maarg.protocol.Input;
import org.maarg.protocol.Knob;
import org.maarg.protocol.Mode;
import org.maarg.protocol.Output;
import org.maarg.protocol.Profile;
import org.maarg.protocol.cmd.Cmd;
import org.maarg.protocol.maar.Maar;
import org.maarg.protocol.maar.MaarState;
import org.maarg.wire.option.MnId;

/**
 * A domain of which one MAAR is somebody else's: it has its security associations and says under
 * its own address what it likes of two mobile nodes, its victims. What it does to them no protocol
 * can prevent (RFC 8885 6 trusts MAARs). It must not bring a node down, make it send more than it
 * may, get a prefix that is not its own, or touch the sessions of the other two mobile nodes, be
 * the network as it may: it loses, doubles and reorders messages.
 */
public final class RoguePlay {
  private static final int HONEST = Rogue.NUMBER - 1;
  private static final int STEPS = 12;

  /** The octets that give each mobile node two interfaces. */
  private static final int INTERFACES = 0xa0;

  private static final int INTERFACES_END = 0xc0;

  private static final int MOST_LOST = 4;
  private static final int MOST_COPIED = 4;

  /** Enough for every retransmission. */
  private static final long REST_MILLIS = 70_000;

  /** Re-registrations heal what retransmission does not, at the latest after some lifetimes. */
  private static final long HEALING_MILLIS = 1_000_000;

  /**
   * Held back for longer, messages miss so many retransmissions that it is as if they were lost.
   */
  private static final long MOST_HELD_MILLIS = 20_000;

  private static final int MOST_AT_ONCE = 2_000;

  private final Schedule schedule;
  private final Monitor monitor;
  private final Profile profile;
  private final List<Bench> benches = new ArrayList<>();
  private final List<Letter> letters = new ArrayList<>();
  private final Rogue rogue;
  private final Guests guests;
  private int lost;
  private int copied;
  private long heldMillis;
  private boolean reattached;

  private RoguePlay(Schedule schedule, Monitor monitor) {
    this.schedule = schedule;
    this.rogue = new Rogue(schedule, monitor, benches);
    this.monitor = monitor;
    List<Mode> modes = List.of(Mode.values());
    int first = schedule.next();
    int choice = first % (2 * modes.size());
    this.guests = new Guests(Rogue.MNS, first >= INTERFACES && first < INTERFACES_END);
    this.profile = schedule.oneOf(Profile.DEPLOYABLE, Profile.HARDENED, Profile.RFC8885);
    HonestNodes nodes =
        new HonestNodes(
            modes.get(choice % modes.size()),
            profile,
            choice < modes.size() ? List.of() : Cast.LOCAL_NETWORKS);
    benches.add(new Bench(nodes.cmd(), 0, new SendLimits(profile), monitor).asTimekeeper());
    for (int maar = 1; maar <= HONEST; maar++) {
      benches.add(new Bench(nodes.maar(maar), maar, new SendLimits(profile), monitor));
    }
  }

  /** Plays a whole schedule, lets the domain come to rest, and looks at the bystanders. */
  public static void play(byte[] octets, Monitor monitor) {
    RoguePlay play = new RoguePlay(new Schedule(octets), monitor);
    while (!play.schedule.isOver()) {
      play.step();
    }
    play.rest();
    play.checkBystanders();
    play.checkNothingLeft();
  }

  // Verifies: 8885-3.5-4, 8885-3.5-11
  /**
   * All have left, and the rogue lets go of whatever it claimed: nothing of it is kept. By the
   * letter a P-MAAR asks for ever about a session that the CMD has not any more, which must not say
   * so (finding 73): of such a one it is told in the end.
   */
  private void checkNothingLeft() {
    for (int mn = 0; mn < Rogue.MNS; mn++) {
      for (int maar = 1; maar <= HONEST; maar++) {
        Bench bench = benches.get(maar);
        bench.feed(new Input.Detached(Cast.mn(mn), bench.time()));
      }
    }
    collect();
    deliverAll();
    rogue.forget();
    boolean isOver = runsOut();
    if (!isOver && profile.value(Knob.CMD_RETRANSMISSION_LIMIT) == Integer.MAX_VALUE) {
      releaseAll();
      isOver = runsOut();
    }
    if (!isOver) {
      throw new Violation(Properties.NOTHING_LEFT, "all have left, and timers run on");
    }
    benches.forEach(bench -> Farewell.requireNothing(bench.node(), profile));
  }

  private boolean runsOut() {
    for (int turn = 0; turn < MOST_AT_ONCE && nextDue() < Long.MAX_VALUE; turn++) {
      pass(Math.max(0, nextDue() - benches.get(0).now()));
      letters.addAll(rogue.consent());
      deliverAll();
    }
    return nextDue() == Long.MAX_VALUE;
  }

  private void releaseAll() {
    pass(1);
    for (Bench bench : benches.subList(1, benches.size())) {
      ((Maar) bench.node()).bindings().forEach(binding -> Farewell.release(bench, binding));
    }
    collect();
    deliverAll();
  }

  // Verifies: 5213-6.9.1.2-8
  /**
   * Mobile nodes that the rogue has not named are served as if it were not there. By the letter a
   * MAAR that is told 156 waits for the next attachment (RFC 5213 6.9.1.2), and a CMD for the next
   * registration; two attachments within one tick of the clock, or a message that is held back, are
   * enough for that. Nothing is claimed of a mobile node then.
   */
  private void checkBystanders() {
    List<Maar> maars = new ArrayList<>();
    for (int maar = 1; maar <= HONEST; maar++) {
      maars.add((Maar) benches.get(maar).node());
    }
    Sessions sessions = new Sessions((Cmd) benches.get(0).node(), maars);
    for (int guest = 0; guest < guests.count(); guest++) {
      boolean judged =
          guests.number(guest) >= Rogue.VICTIMS && guests.place(guest) != Guests.NOWHERE;
      if (judged && !waitsByTheLetter(guest)) {
        sessions.check(guests.mn(guest), guests.linkLayer(guest), Cast.maar(guests.place(guest)));
      }
    }
  }

  private boolean waitsByTheLetter(int guest) {
    MnId mn = guests.mn(guest);
    return !profile.has(Knob.ASK_AGAIN_UNAIDED)
        && (benches.get(guests.place(guest)).holds(mn) || hasRefused(mn));
  }

  /** True if the CMD waits for the next registration to ask a P-MAAR again. */
  private boolean hasRefused(MnId mn) {
    return ((Cmd) benches.get(0).node())
        .bindings().stream()
            .filter(binding -> binding.mn().equals(mn) && binding.settled())
            .flatMap(binding -> binding.previousMaars().stream())
            .anyMatch(previous -> !previous.confirmed());
  }

  private void step() {
    switch (schedule.below(STEPS)) {
      case 0, 1 -> move();
      case 2, 3, 4 -> deliver();
      case 5, 6 -> rogue.claim();
      case 7 -> rogue.acknowledge();
      case 8 -> rogue.pretend();
      case 9 -> lose();
      case 10 -> copy();
      default -> pass(schedule.oneOf(1L, 100L, 1_000L, 20_000L));
    }
    collect();
  }

  /**
   * A mobile node goes to an honest MAAR; so much later that no clocks are in question, and not at
   * the very tick in which the MAAR that it leaves asks again: which of two registrations of one
   * time is the newer, nobody can tell (finding 13).
   */
  private void move() {
    pass(1_001);
    int guest = schedule.below(guests.count());
    int to = 1 + schedule.below(HONEST);
    int from = guests.place(guest);
    if (from != Guests.NOWHERE && from != to) {
      Bench before = benches.get(from);
      before.feed(guests.leaves(guest, before.time()));
    }
    reattached |= from == to;
    Bench bench = benches.get(to);
    bench.feed(guests.comes(guest, to, schedule, bench.time()));
  }

  private void deliver() {
    if (!letters.isEmpty()) {
      letters.remove(schedule.below(letters.size())).arrive(benches);
    }
  }

  private void lose() {
    if (!letters.isEmpty() && lost < MOST_LOST) {
      lost++;
      Letter letter = letters.remove(schedule.below(letters.size()));
      monitor.note("lost on its way to " + letter.to() + ": " + letter.message());
    }
  }

  private void copy() {
    if (!letters.isEmpty() && copied < MOST_COPIED) {
      copied++;
      letters.add(letters.get(schedule.below(letters.size())));
    }
  }

  private void pass(long millis) {
    heldMillis += letters.isEmpty() ? 0 : millis;
    benches.forEach(bench -> bench.advance(millis));
    collect();
  }

  private void collect() {
    for (Bench bench : benches) {
      for (Output.Send send : bench.takeMail()) {
        Letter letter = new Letter(bench.node().address(), send.to(), send.message());
        if (send.to().equals(Rogue.ADDRESS)) {
          rogue.hear(letter);
        } else {
          letters.add(letter);
        }
      }
    }
    letters.removeIf(letter -> letter.to().equals(Cast.STRANGER));
  }

  /**
   * What is under way arrives at once; what was not answered is asked for again in time. By the
   * letter a registration is forwarded only where the mobile node has moved (RFC 8885 3.2): who
   * attaches again while P-MAARs are being told of it learns of them at the renewal. What is asked
   * at the last moment is waited for: a renewal in the same tick as a P-MAAR's question is refused,
   * for nobody can tell which of the two is the newer (finding 13), and asked for again.
   */
  private void rest() {
    boolean untold = reattached && !profile.has(Knob.FORWARD_REATTACHMENTS);
    boolean harmed = lost > 0 || heldMillis > MOST_HELD_MILLIS || untold;
    long end = benches.get(0).now() + (harmed ? HEALING_MILLIS : REST_MILLIS);
    deliverAll();
    long latest = end + REST_MILLIS;
    for (long due = nextDue(); due <= end || (due <= latest && isAsking()); due = nextDue()) {
      pass(Math.max(0, due - benches.get(0).now()));
      deliverAll();
    }
  }

  private boolean isAsking() {
    return benches.subList(1, benches.size()).stream()
        .flatMap(bench -> ((Maar) bench.node()).bindings().stream())
        .anyMatch(binding -> binding.state() == MaarState.REGISTERING);
  }

  private long nextDue() {
    return benches.stream().mapToLong(Bench::nextDue).min().orElseThrow();
  }

  private void deliverAll() {
    for (int arrived = 0; !letters.isEmpty(); arrived++) {
      if (arrived == MOST_AT_ONCE) {
        throw new Violation(Properties.BOUNDED_TRAFFIC, letters.size() + " messages are under way");
      }
      letters.remove(0).arrive(benches);
      collect();
    }
  }
}
