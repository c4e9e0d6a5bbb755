package org.maarg.checks.report;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.maarg.checks.world.Bounds;
import org.maarg.checks.world.Policy;
import org.maarg.checks.world.Properties;
import org.maarg.protocol.Knob;

/**
 * A property of {@link Properties} as a report names it.
 *
 * @param says what it demands, in one line
 * @param concerns in which worlds it can break at all; it is checked in all
 */
public record Property(String name, String says, Predicate<Bounds> concerns) {
  private static final List<Property> ALL =
      List.of(
          new Property(
              Properties.BINDINGS_AGREE,
              "at rest CMD, S-MAAR and mobile node agree where the mobile node is",
              bounds -> true),
          new Property(
              Properties.PREFIXES_REACHABLE,
              "at rest each prefix still held has two tunnel ends that point at each other and a"
                  + " router at the S-MAAR, and nothing else is set up",
              bounds -> bounds.maars() > 1),
          new Property(
              Properties.NO_TUNNEL_TO_SELF,
              "nobody ever tunnels to itself, and no S-MAAR is its own P-MAAR",
              bounds -> bounds.maars() > 1),
          new Property(
              Properties.PREFIX_HELD_ONCE,
              "no two mobile nodes ever hold the same prefix",
              bounds -> bounds.mns() > 1),
          new Property(
              Properties.NEWEST_WINS,
              "a registration never replaces one that was made later, and an answer that was"
                  + " overtaken changes nothing",
              bounds -> true),
          new Property(
              Properties.BOUNDED_FAN_OUT,
              "a registration asks each P-MAAR once, and again only up to the retransmission"
                  + " limit; a repeated one asks nobody who has answered or is being asked",
              bounds -> true),
          new Property(
              Properties.BOUNDED_TRAFFIC,
              "never more messages under way than the world's bound",
              Bounds::isTrafficPinned),
          new Property(
              Properties.ANSWERS_COMPLETE,
              "at rest the S-MAAR knows every P-MAAR that the CMD holds, and no other",
              bounds -> true),
          new Property(
              Properties.UNSECURED_IGNORED,
              "what comes without the security association that it needs changes nothing",
              bounds -> bounds.forgeries() > 0),
          new Property(
              Properties.DROPPED_CHANGES_NOTHING,
              "what a node drops or refuses changes nothing but what it counts",
              bounds -> true),
          new Property(
              Properties.NOTHING_LEFT,
              "when a mobile node is gone and no timer runs, no node keeps anything of it; when all"
                  + " are, nodes hold nothing",
              bounds -> bounds.leaves() || bounds.pauses() > 0),
          new Property(
              Properties.COUNTS_AGREE,
              "what a node counts beside its bindings, it has counted once",
              bounds -> true),
          new Property(
              Properties.ATTACHED_KEPT,
              "nothing is removed at the CMD while the mobile node is attached and nothing is lost",
              bounds -> bounds.longTimers() > 0 && bounds.isFriendly()),
          new Property(
              Properties.LIST_BOUNDED,
              "the CMD keeps no more P-MAARs than the profile allows",
              bounds -> bounds.profile().value(Knob.MAX_PREVIOUS_MAARS) < bounds.maars()),
          new Property(
              Properties.LIMITS_KEPT,
              "no limit of profile or pool is passed, and nobody is turned away before it is"
                  + " reached",
              bounds ->
                  1 << bounds.poolBits() < bounds.mns()
                      || bounds.profile().value(Knob.PACING_QUEUE_LIMIT) < bounds.maars()),
          new Property(
              Properties.RATE_KEPT,
              "never more than MAX_UPDATE_RATE updates to a node in a second",
              bounds -> bounds.profile().value(Knob.MAX_UPDATE_RATE) > 0),
          new Property(
              Properties.PACE_KEPT,
              "the CMD's updates never come faster than its pace",
              bounds -> bounds.profile().value(Knob.PACING_RATE) > 0),
          new Property(
              Properties.NOTHING_STARVES,
              "at rest no update waits for its turn and nobody for an answer, and each turn is given"
                  + " back; every world comes to rest",
              bounds -> true),
          new Property(
              Properties.ASKED_FIRST,
              "the policy store is asked before an update has an effect, and its no is told as such",
              bounds -> bounds.policy() != Policy.ALL),
          new Property(
              Properties.QUOTAS_KEPT,
              "no MAAR serves more mobile nodes than its quota, and nobody is refused for want of"
                  + " room while there is some",
              bounds -> bounds.patience() > 0),
          new Property(
              Properties.LIES_IGNORED,
              "a peer's update that names a serving MAAR outside the domain, or another MAAR's"
                  + " prefix, changes nothing",
              bounds -> bounds.lies() > 0),
          new Property(
              Properties.TIMES_KEPT,
              "each timer runs as long as its source says, a repeated one twice as long as before, up"
                  + " to the most",
              bounds -> true),
          new Property(
              Properties.INPUTS_EXPECTED,
              "a node knows every timer that it started and every message that another sends it",
              bounds -> true),
          new Property(
              Properties.SETTLES,
              "once nothing comes from outside, the domain comes to rest on every way",
              bounds -> true),
          new Property(
              Properties.SENT_AS_ASKED,
              "each message has the flags, options, status and lifetime that its procedure asks"
                  + " for, each answer returns what was asked, and routers shown are those of their"
                  + " anchors",
              bounds -> true),
          new Property(
              Properties.TOLD,
              "what a node tells of its bindings is what happened to them, and nothing that comes"
                  + " is lost without a word",
              bounds -> true),
          new Property(
              Properties.TIMERS_NEEDED,
              "a timer of a binding runs while what it is for is there, and only then",
              bounds -> true),
          new Property(
              Properties.KEPT_ALIKE,
              "a node that is read back from what it keeps does the same, and knows what it has set"
                  + " up",
              Bounds::kept),
          new Property(
              Properties.ODDITIES_ANSWERED,
              "what is well formed and out of place is answered as its section says, and changes"
                  + " nothing",
              bounds -> bounds.oddities() > 0),
          new Property(
              Properties.NO_EXCEPTION, "a node survives whatever it gets", bounds -> true));

  /** All of them, in the order of a report. */
  public static List<Property> all() {
    return ALL;
  }

  /** The property of this name, if a report has it. */
  public static Optional<Property> find(String name) {
    return ALL.stream().filter(property -> property.name().equals(name)).findFirst();
  }

  /** The property of this name. */
  public static Property named(String name) {
    return find(name).orElseThrow(() -> new IllegalArgumentException(name + " is no property"));
  }
}
