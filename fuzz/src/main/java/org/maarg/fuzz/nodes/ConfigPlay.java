package org.maarg.fuzz.nodes;

import java.util.ArrayList;
import java.util.List;
import org.maarg.checks.world.Violation;
import org.maarg.protocol.Knob;
import org.maarg.protocol.Mode;
import org.maarg.protocol.Peer;
import org.maarg.protocol.Profile;
import org.maarg.protocol.cmd.CmdConfig;
import org.maarg.protocol.cmd.MnAuthorization;
import org.maarg.protocol.maar.Maar;
import org.maarg.protocol.maar.MaarConfig;
import org.maarg.wire.Ipv6Address;

/**
 * What an operator may get wrong: a configuration is taken if it can work, and refused with an
 * IllegalArgumentException if not. A schedule asks for it with its first octet.
 */
final class ConfigPlay {
  /** A configuration is refused if, and only if, something in it cannot work. */
  static final String CONFIG_JUDGED = "config-judged";

  /** The first octet of a schedule for a configuration. */
  static final int OPENING = 0xfd;

  private static final int POOL_LENGTH = 48;
  private static final int MOST_LIFETIME = 0xffff;

  private final Schedule schedule;
  private boolean wrong;

  private ConfigPlay(Schedule schedule) {
    this.schedule = schedule;
  }

  /** A CMD's. */
  static void ofCmd(Schedule schedule) {
    ConfigPlay play = new ConfigPlay(schedule);
    play.judge(
        () ->
            new CmdConfig(
                Cast.CMD,
                Mode.RELAY,
                play.profile(),
                play.lifetime(),
                play.peers(),
                MnAuthorization.ALL));
    play.judgeKnob();
  }

  /** A MAAR's, and the MAAR with its pool. */
  static void ofMaar(Schedule schedule) {
    ConfigPlay play = new ConfigPlay(schedule);
    play.judge(
        () ->
            new Maar(
                new MaarConfig(
                    Cast.maar(1),
                    play.number(-1, 0, 0xffff, 0x10000),
                    Cast.CMD,
                    Mode.RELAY,
                    play.profile(),
                    Cast.pool(1),
                    play.prefixLength(),
                    play.lifetime(),
                    play.peers())));
    play.judgeKnob();
  }

  private void judge(Runnable configuration) {
    boolean refused = false;
    try {
      configuration.run();
    } catch (IllegalArgumentException refusal) {
      refused = true;
    }
    if (refused != wrong) {
      throw new Violation(CONFIG_JUDGED, refused ? "refused for nothing" : "taken as it is");
    }
  }

  /** One of a range's ends or one of the numbers beside them. */
  private int number(int below, int least, int most, int above) {
    int chosen = schedule.oneOf(least, most, below, above);
    wrong |= chosen < least || chosen > most;
    return chosen;
  }

  private int lifetime() {
    return wrong ? 1 : number(0, 1, MOST_LIFETIME, MOST_LIFETIME + 1);
  }

  private int prefixLength() {
    int length = schedule.oneOf(64, POOL_LENGTH, POOL_LENGTH - 1, 65, 73, 56);
    wrong |= length < POOL_LENGTH || length > 64;
    return length;
  }

  private Profile profile() {
    Profile.Builder knobs = schedule.oneOf(Profile.RFC8885, Profile.HARDENED).with();
    if (!wrong) {
      int rate = schedule.oneOf(0, Knob.MOST_UPDATE_RATE, -1, Knob.MOST_UPDATE_RATE + 1);
      wrong = rate < 0 || rate > Knob.MOST_UPDATE_RATE;
      knobs.set(Knob.MAX_UPDATE_RATE, rate);
    }
    Profile turned = knobs.build().with().build();
    String name = schedule.oneOf("HARDENED", "RFC8885", turned.name());
    wrong |= name.equals(turned.name());
    Profile.named(name);
    return turned;
  }

  /** A knob that {@link #profile} leaves as it is, at the least it may be or one below. */
  private void judgeKnob() {
    wrong = false;
    judge(() -> turn(Profile.HARDENED.with()));
  }

  private void turn(Profile.Builder knobs) {
    switch (schedule.below(11)) {
      case 0 -> knobs.set(Knob.CMD_RETRANSMISSION_LIMIT, least(0));
      case 1 -> knobs.set(Knob.AGGREGATION_TIMEOUT, least(0));
      case 2 -> knobs.pacing(least(0), 1, 1);
      case 3 -> knobs.pacing(1, least(1), 1);
      case 4 -> knobs.pacing(0, least(0), 1);
      case 5 -> knobs.pacing(1, 1, least(1));
      case 6 -> knobs.set(Knob.MAX_PREVIOUS_MAARS, least(1));
      case 7 -> knobs.set(Knob.MAX_BINDINGS, least(1));
      case 8 -> knobs.set(Knob.MAX_BINDINGS_PER_MAAR, least(1));
      case 9 -> knobs.set(Knob.DELETE_DELAY, least(1));
      default -> knobs.set(Knob.TIMESTAMP_WINDOW, least(0));
    }
  }

  private int least(int least) {
    wrong = schedule.below(2) == 1;
    return wrong ? least - 1 : least;
  }

  private List<Peer> peers() {
    Equality equality = new Equality();
    List<Peer> peers = new ArrayList<>();
    for (int more = schedule.below(4); more > 0; more--) {
      int number = 1 + schedule.below(Cast.MAARS);
      Peer peer = new Peer(Cast.maar(number), Cast.pool(1 + schedule.below(Cast.MAARS)));
      equality.check(peer);
      Ipv6Address address = peer.address();
      wrong |= peers.stream().anyMatch(it -> it.address().equals(address));
      peers.add(peer);
    }
    return peers;
  }
}
