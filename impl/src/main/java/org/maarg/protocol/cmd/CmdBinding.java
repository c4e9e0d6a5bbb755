package org.maarg.protocol.cmd;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.maarg.protocol.Coded;
import org.maarg.protocol.PrefixSet;
import org.maarg.protocol.Registration;
import org.maarg.protocol.StateReader;
import org.maarg.protocol.StateWriter;
import org.maarg.protocol.Timer;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.Ipv6Prefix;
import org.maarg.wire.message.BindingUpdate;
import org.maarg.wire.option.LinkLocalAddress;
import org.maarg.wire.option.Timestamp;

/** The CMD's binding cache entry of a mobility session (RFC 8885 3, RFC 5213 5.4). */
final class CmdBinding {
  /** How far the session has come. */
  enum Phase implements Coded {
    /** The mobile node is in the domain. */
    ACTIVE(0),
    /** The S-MAAR has deregistered; another may still register it (MinDelayBeforeBCEDelete). */
    DELETING(1);

    private final int code;

    Phase(int code) {
      this.code = code;
    }

    @Override
    public int code() {
      return code;
    }
  }

  /** What the S-MAAR's last update still has coming. */
  enum Answer implements Coded {
    /** Nothing, unless it asks again (locator mode, RFC 8885 3.3). */
    NOT_DUE(0),
    /** An acknowledgement, once the P-MAARs have answered or the aggregation timer ends. */
    DUE(1),
    /** It has been answered; P-MAARs that answer late are sent on. */
    GIVEN(2);

    private final int code;

    Answer(int code) {
      this.code = code;
    }

    @Override
    public int code() {
      return code;
    }
  }

  /** The link-local address that is reserved for the router of every access link (RFC 6543 4). */
  private static final Ipv6Address RESERVED_LINK_LOCAL =
      Ipv6Address.of(0xfe80_0000_0000_0000L, 0x0200_5eff_fe00_5213L);

  // Implements: 8885-3-1, 8885-3-2
  private final int session;
  private Registration registration;
  private AcceptedUpdate update;
  private Ipv6Address source;
  private Ipv6Address servingMaar;

  /** Most mobile nodes have none. */
  private List<PreviousMaarEntry> previousMaars = List.of();

  private Optional<Timestamp> newest = Optional.empty();
  private int sequence;
  private Ipv6Address linkLocal = Ipv6Address.UNSPECIFIED;
  Phase phase = Phase.ACTIVE;
  Answer answer = Answer.NOT_DUE;

  /**
   * The mobile node has or had another session, or this one another interface: a copy of the
   * S-MAAR's update need not tell a P-MAAR which session it is about (decision interfaces).
   */
  boolean isOneOfSeveral;

  /** An entry of a mobile node that has no other. */
  CmdBinding(Request request, Registration registration) {
    this(request, registration, 0);
  }

  /**
   * An entry.
   *
   * @param session the number that tells the mobile node's sessions apart
   */
  CmdBinding(Request request, Registration registration, int session) {
    this.session = session;
    this.registration = registration;
    this.update = AcceptedUpdate.of(request, registration);
    this.source = request.source();
    this.servingMaar = request.proxyCareOfAddress();
    accept(request);
  }

  private CmdBinding(
      int session,
      Registration registration,
      AcceptedUpdate update,
      Ipv6Address source,
      Ipv6Address servingMaar) {
    this.session = session;
    this.registration = registration;
    this.update = update;
    this.source = source;
    this.servingMaar = servingMaar;
  }

  /** Tells the sessions of a mobile node apart, at this CMD; 0 for the first. */
  int session() {
    return session;
  }

  /** The name of what a MAAR is being told of this session. */
  Timer exchangeWith(Ipv6Address maar) {
    return new Timer(Timer.Kind.RETRANSMIT, registration.mn(), maar, session);
  }

  /** A timer of this session. */
  Timer timer(Timer.Kind kind) {
    return Timer.of(kind, registration.mn(), session);
  }

  /** The registration in force, with the prefix assigned and the lifetime granted. */
  Registration registration() {
    return registration;
  }

  /** What is kept of the update that made it. */
  AcceptedUpdate update() {
    return update;
  }

  /** The update that made it, again. */
  BindingUpdate wholeUpdate() {
    return update.whole(registration);
  }

  /** Where its answers go: where it came from. */
  Ipv6Address source() {
    return source;
  }

  Ipv6Address servingMaar() {
    return servingMaar;
  }

  // Implements: 8885-3.2-5
  void serve(Request request, Registration accepted) {
    boolean sameInterface = registration.isOf(accepted.accessTechnology(), accepted.linkLayer());
    isOneOfSeveral = isOneOfSeveral || !sameInterface;
    registration = accepted;
    update = AcceptedUpdate.of(request, accepted);
    source = request.source();
    servingMaar = request.proxyCareOfAddress();
    accept(request);
  }

  // Implements: 5213-5.5-18, 6275-9.5.1-4
  /**
   * An update has been accepted, whoever sent it and whatever it asked for. One without a Timestamp
   * does not make an older one forgotten: all that were accepted count (RFC 5213 5.5).
   */
  void accept(Request request) {
    newest = newestWith(request.timestamp());
    sequence = request.update().sequence();
    if (request.proxyCareOfAddress().equals(servingMaar)) {
      learnLinkLocal(request.update());
    }
  }

  /** What has waited may be older than what was accepted meanwhile. */
  private Optional<Timestamp> newestWith(Optional<Timestamp> told) {
    boolean isNewer =
        told.isPresent() && (newest.isEmpty() || told.get().compareTo(newest.get()) > 0);
    if (!isNewer) {
      return newest;
    }
    // Mostly the same, and then there once.
    return told.equals(registration.timestamp()) ? registration.timestamp() : told;
  }

  /** The newest Timestamp accepted. */
  Optional<Timestamp> newest() {
    return newest;
  }

  /** The sequence number accepted last. */
  int sequence() {
    return sequence;
  }

  // Implements: 5213-5.3.6-17, 5213-5.3.6-18
  private void learnLinkLocal(BindingUpdate accepted) {
    Optional<LinkLocalAddress> told = accepted.options().first(LinkLocalAddress.class);
    if (told.isPresent() && isGiven(told.get())) {
      linkLocal = told.get().address();
    }
  }

  private static boolean isGiven(LinkLocalAddress told) {
    return !told.address().equals(Ipv6Address.UNSPECIFIED);
  }

  // Implements: 5213-5.3.6-16, 5213-5.3.6-17, 5213-5.3.6-18
  /** The Link-local Address option that accepts an update, if the update had one. */
  Optional<LinkLocalAddress> linkLocalFor(Optional<LinkLocalAddress> told) {
    if (told.isEmpty() || isGiven(told.get())) {
      return told;
    }
    boolean known = !linkLocal.equals(Ipv6Address.UNSPECIFIED);
    return Optional.of(new LinkLocalAddress(known ? linkLocal : RESERVED_LINK_LOCAL));
  }

  /** A P-MAAR, with so many before it that were S-MAAR longer ago. */
  void addPrevious(int before, PreviousMaarEntry entry) {
    if (previousMaars.isEmpty()) {
      previousMaars = new ArrayList<>(1);
    }
    previousMaars.add(before, entry);
  }

  void removePrevious(PreviousMaarEntry entry) {
    previousMaars.remove(entry);
    if (previousMaars.isEmpty()) {
      previousMaars = List.of();
    }
  }

  /** All P-MAARs, the one that was S-MAAR longest ago first; changed by the two above alone. */
  List<PreviousMaarEntry> previousMaars() {
    return previousMaars;
  }

  Optional<PreviousMaarEntry> previousMaar(Ipv6Address address) {
    for (PreviousMaarEntry entry : previousMaars) {
      if (entry.address().equals(address)) {
        return Optional.of(entry);
      }
    }
    return Optional.empty();
  }

  // Implements: 5213-5.4.1.1-4
  /** True if one of these is of a MAAR of the session, and they are not all of that MAAR's. */
  boolean holdsOthersThan(List<Ipv6Prefix> named) {
    for (PreviousMaarEntry entry : previousMaars) {
      if (entry.prefixes().hasOneOf(named) && !entry.prefixes().isExactly(named)) {
        return true;
      }
    }
    return registration.prefixes().hasOneOf(named) && !registration.prefixes().isExactly(named);
  }

  /** True if a MAAR of the session has this prefix. */
  boolean holds(Ipv6Prefix prefix) {
    for (PreviousMaarEntry entry : previousMaars) {
      if (entry.prefixes().contains(prefix)) {
        return true;
      }
    }
    return registration.prefixes().contains(prefix);
  }

  /** True if a MAAR of the session has one of these. */
  boolean holdsOneOf(Iterable<Ipv6Prefix> prefixes) {
    for (Ipv6Prefix prefix : prefixes) {
      if (holds(prefix)) {
        return true;
      }
    }
    return false;
  }

  /** True if a MAAR of the session has this prefix, one around it, or one in it. */
  boolean overlaps(Ipv6Prefix prefix) {
    for (PreviousMaarEntry entry : previousMaars) {
      if (overlaps(entry.prefixes(), prefix)) {
        return true;
      }
    }
    return overlaps(registration.prefixes(), prefix);
  }

  private static boolean overlaps(PrefixSet held, Ipv6Prefix prefix) {
    for (Ipv6Prefix other : held) {
      if (other.contains(prefix) || prefix.contains(other)) {
        return true;
      }
    }
    return false;
  }

  boolean awaitsPreviousMaars() {
    for (PreviousMaarEntry entry : previousMaars) {
      if (entry.isAwaited()) {
        return true;
      }
    }
    return false;
  }

  boolean isSettled() {
    for (PreviousMaarEntry entry : previousMaars) {
      if (entry.exchange().isOutstanding()) {
        return false;
      }
    }
    return true;
  }

  void writeState(StateWriter out) {
    out.put(session);
    registration.writeState(out);
    update.writeState(out);
    out.put(source);
    out.put(servingMaar);
    out.put(newest);
    out.put(sequence);
    out.put(linkLocal);
    out.put(phase);
    out.put(answer);
    out.put(isOneOfSeveral);
    out.put(previousMaars.size());
    for (PreviousMaarEntry entry : previousMaars) {
      entry.writeState(out);
    }
  }

  static CmdBinding readState(StateReader in) {
    int session = in.number(0, CmdBindings.MOST_SESSIONS - 1);
    Registration registration = Registration.readState(in);
    AcceptedUpdate update = AcceptedUpdate.readState(registration, in);
    Ipv6Address source = in.address();
    CmdBinding binding = new CmdBinding(session, registration, update, source, in.address());
    binding.newest = in.timestamp();
    binding.sequence = in.u16();
    binding.linkLocal = in.address();
    binding.phase = in.constant(Phase.values());
    binding.answer = in.constant(Answer.values());
    binding.isOneOfSeveral = in.truth();
    int count = in.count();
    for (int i = 0; i < count; i++) {
      PreviousMaarEntry entry = PreviousMaarEntry.readState(in);
      Ipv6Address maar = entry.address();
      if (maar.equals(binding.servingMaar) || binding.previousMaar(maar).isPresent()) {
        throw in.damage(registration.mn() + " has " + maar + " twice");
      }
      binding.addPrevious(i, entry);
    }
    return binding;
  }

  CmdBindingView view() {
    List<CmdBindingView.PreviousMaarView> list = new ArrayList<>();
    for (PreviousMaarEntry entry : previousMaars) {
      list.add(
          new CmdBindingView.PreviousMaarView(entry.address(), entry.prefixes(), entry.confirmed));
    }
    return new CmdBindingView(
        registration.mn(),
        registration.linkLayer(),
        registration.accessTechnology(),
        servingMaar,
        registration.prefixes(),
        registration.lifetime(),
        phase == Phase.ACTIVE,
        isSettled(),
        List.copyOf(list));
  }
}
