package org.maarg.fuzz.nodes;

import java.util.ArrayList;
import java.util.List;
import org.maarg.checks.world.Monitor;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.message.BindingUpdate;
import org.maarg.wire.message.MobilityMessage;
import org.maarg.wire.option.MnId;

/**
 * The MAAR of a {@link RoguePlay} that is somebody else's: what it says of its victims, and under
 * the addresses of others.
 */
final class Rogue {
  /** The highest of a MAAR; those below are honest. */
  static final int NUMBER = 4;

  static final Ipv6Address ADDRESS = Cast.maar(NUMBER);

  /** How many mobile nodes there are; the first ones are victims. */
  static final int MNS = 4;

  static final int VICTIMS = 2;

  private static final int HONEST = NUMBER - 1;

  private final Schedule schedule;
  private final Improviser improviser;
  private final Monitor monitor;
  private final List<Bench> benches;
  private final List<Letter> heard = new ArrayList<>();

  /**
   * Makes one.
   *
   * @param benches of the others, the CMD's first
   */
  Rogue(Schedule schedule, Monitor monitor, List<Bench> benches) {
    this.schedule = schedule;
    this.improviser = new Improviser(schedule);
    this.monitor = monitor;
    this.benches = benches;
  }

  /** A message has come to it. */
  void hear(Letter letter) {
    heard.add(letter);
  }

  /** Of what it has heard it answers nothing any more. */
  void forget() {
    heard.clear();
  }

  /** What a MAAR would answer to all that it has heard. */
  List<Letter> consent() {
    List<Letter> answers = new ArrayList<>();
    for (Letter letter : heard) {
      if (letter.message() instanceof BindingUpdate update) {
        answers.add(new Letter(ADDRESS, letter.from(), Consent.to(update)));
      }
    }
    heard.clear();
    return answers;
  }

  /** It registers or deregisters a victim, with a prefix that may be another's. */
  void claim() {
    int owner = schedule.below(4) == 0 ? 1 + schedule.below(NUMBER) : NUMBER;
    BindingUpdate update =
        improviser.registration(
            victim(), Cast.prefix(owner, schedule.below(3), 64), benches.get(0).now());
    if (namesVictims(update)) {
      send(schedule.below(4) == 0 ? Cast.maar(1 + schedule.below(HONEST)) : Cast.CMD, update);
    }
  }

  /** It answers what it was asked, or what nobody asked. */
  void acknowledge() {
    int index = heard.isEmpty() ? -1 : schedule.below(heard.size());
    boolean accept = schedule.below(2) == 0;
    MobilityMessage answer =
        index >= 0 && heard.get(index).message() instanceof BindingUpdate asked
            ? improviser.answer(asked, accept)
            : improviser.unasked(
                victim(), Cast.prefix(NUMBER, schedule.below(3), 64), benches.get(0).now());
    if (namesVictims(answer)) {
      send(schedule.below(2) == 0 ? Cast.CMD : Cast.maar(1 + schedule.below(HONEST)), answer);
    }
  }

  /** It sends under another's address, so without that one's security association. */
  void pretend() {
    Bench bench = benches.get(schedule.below(benches.size()));
    Ipv6Address as = schedule.oneOf(Cast.CMD, Cast.maar(1), Cast.maar(2), Cast.STRANGER);
    if (!bench.node().address().equals(as)) {
      MobilityMessage message =
          improviser.relayed(
              Cast.mn(schedule.below(MNS)), Cast.prefix(1, schedule.below(3), 64), bench.now());
      bench.receiveUnbelieved(as, false, message);
    }
  }

  private MnId victim() {
    return Cast.mn(schedule.below(VICTIMS));
  }

  private static boolean namesVictims(MobilityMessage message) {
    for (MnId named : message.options().all(MnId.class)) {
      if (!named.equals(Cast.mn(0)) && !named.equals(Cast.mn(1))) {
        return false;
      }
    }
    return true;
  }

  private void send(Ipv6Address to, MobilityMessage message) {
    monitor.note("the rogue sends to " + to);
    new Letter(ADDRESS, to, message).arrive(benches);
  }
}
