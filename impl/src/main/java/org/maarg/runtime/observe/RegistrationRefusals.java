package org.maarg.runtime.observe;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.message.BindingAcknowledgement;
import org.maarg.wire.message.BindingUpdate;
import org.maarg.wire.message.MobilityMessage;
import org.maarg.wire.message.Status;
import org.maarg.wire.option.MnId;
import org.maarg.wire.option.Timestamp;

/**
 * The registrations that were refused last, {@value #KEPT} of them at most, by this node or to it.
 * Callable from any thread; of use for one node.
 */
public final class RegistrationRefusals implements NodeObserver {
  private static final int KEPT = 32;
  private static final double TICKS_PER_SECOND = 65_536.0;
  private static final double NANOS_PER_SECOND = 1e9;
  private static final double SECONDS_PER_DAY = 86_400;
  private static final double SMALL_SECONDS = 2;

  private final Deque<RegistrationRefusal> last = new ArrayDeque<>();
  private long count;
  private Ipv6Address askedBy = Ipv6Address.UNSPECIFIED;
  private Optional<Timestamp> askedAt = Optional.empty();
  private Instant heardAt = Instant.EPOCH;

  /** The refusals that are kept, the oldest first. */
  public synchronized List<RegistrationRefusal> list() {
    return List.copyOf(last);
  }

  @Override
  public void sent(
      Instant at, Ipv6Address from, Ipv6Address to, MobilityMessage message, byte[] octets) {
    var unused = refusalIn(true, at, to, message);
  }

  @Override
  public void received(
      Instant at,
      Ipv6Address from,
      Ipv6Address to,
      boolean secured,
      MobilityMessage message,
      byte[] octets) {
    var unused = refusalIn(false, at, from, message);
  }

  /** Takes notice of a message, and tells what it refuses. */
  synchronized Optional<RegistrationRefusal> refusalIn(
      boolean sent, Instant at, Ipv6Address peer, MobilityMessage message) {
    if (!sent && message instanceof BindingUpdate update) {
      askedBy = peer;
      askedAt = update.options().first(Timestamp.class);
      heardAt = at;
    }
    if (!(message instanceof BindingAcknowledgement ack) || ack.isAccepted()) {
      return Optional.empty();
    }
    count++;
    RegistrationRefusal refusal =
        new RegistrationRefusal(
            count,
            at,
            sent,
            peer,
            ack.options().first(MnId.class).orElse(MnId.EMPTY),
            Latencies.linkLayer(ack.options()),
            ack.status(),
            Status.nameOf(ack.status()),
            hint(sent, at, peer, ack));
    last.addLast(refusal);
    if (last.size() > KEPT) {
      last.removeFirst();
    }
    return Optional.of(refusal);
  }

  private String hint(boolean sent, Instant at, Ipv6Address peer, BindingAcknowledgement ack) {
    return switch (ack.status()) {
      case Status.TIMESTAMP_MISMATCH -> clocks(sent, at, peer, ack);
      case Status.PROXY_REG_NOT_ENABLED ->
          "the CMD's authorizedMobileNodes do not name this mobile node";
      case Status.NOT_LMA_FOR_THIS_MN -> "the CMD's knownMobileNodes do not name this mobile node";
      case Status.MAG_NOT_AUTHORIZED ->
          "the CMD's peers do not let this MAAR speak for this mobile node";
      default -> "";
    };
  }

  /** A refusal has the time of the CMD (RFC 5213 5.5), an update that of the MAAR. */
  private String clocks(boolean sent, Instant at, Ipv6Address peer, BindingAcknowledgement ack) {
    boolean asked = peer.equals(askedBy);
    Optional<Timestamp> theirs =
        sent ? (asked ? askedAt : Optional.empty()) : ack.options().first(Timestamp.class);
    Instant heard = sent ? heardAt : at;
    return theirs.map(it -> difference(it, heard)).orElse("the clocks differ");
  }

  /** A small difference can as well be the time that the update was under way. */
  private static String difference(Timestamp theirs, Instant ours) {
    double peer = theirs.value() / TICKS_PER_SECOND;
    double own = ours.getEpochSecond() + ours.getNano() / NANOS_PER_SECOND;
    double seconds = Math.abs(peer - own);
    String cause =
        seconds < SMALL_SECONDS ? "the clocks differ, or messages take long" : "the clocks differ";
    String amount =
        seconds >= SECONDS_PER_DAY
            ? String.format(Locale.ROOT, "%.0f days", Math.floor(seconds / SECONDS_PER_DAY))
            : String.format(Locale.ROOT, "%.3f s", seconds);
    String side = peer < own ? " behind" : " ahead";
    return cause + ": that of the peer is " + amount + side;
  }
}
