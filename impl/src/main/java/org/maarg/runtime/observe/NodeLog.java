package org.maarg.runtime.observe;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.maarg.protocol.DropReason;
import org.maarg.protocol.Event;
import org.maarg.protocol.Output;
import org.maarg.protocol.Timer;
import org.maarg.runtime.NodeRunner;
import org.maarg.runtime.transport.Loss;
import org.maarg.runtime.transport.LossReason;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.Refusal;
import org.maarg.wire.message.MobilityMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.slf4j.spi.LoggingEventBuilder;
import org.slf4j.spi.NOPLoggingEventBuilder;

/**
 * Writes what happens to nodes as a log of key and value pairs, under the logger {@value #NAME}.
 *
 * <p>WARN: what an operator should look into. INFO: the course of sessions. DEBUG: every message,
 * and drops that loss and reordering bring about anyway. Lines that peers can cause at will are
 * limited to {@value #LINES_PER_SECOND} a second. Defects are logged by {@link NodeRunner} itself.
 */
public final class NodeLog implements NodeObserver {
  /** Name of the logger. */
  public static final String NAME = "org.maarg.node";

  /** Limit on lines that peers can cause. */
  static final int LINES_PER_SECOND = 20;

  private static final Logger LOG = LoggerFactory.getLogger(NAME);

  private static final Set<Event> WARNINGS =
      EnumSet.of(
          Event.PREVIOUS_MAAR_REFUSED,
          Event.PREVIOUS_MAAR_SILENT,
          Event.PREVIOUS_MAAR_EVICTED,
          Event.RELEASE_UNCONFIRMED,
          Event.REGISTRATION_REFUSED,
          Event.PEER_SILENT,
          Event.PEER_RESTARTED,
          Event.PEER_WITHOUT_HEARTBEAT);

  private static final Set<DropReason> ORDINARY_DROPS =
      EnumSet.of(
          DropReason.NOT_OUTSTANDING, DropReason.STALE_ACKNOWLEDGEMENT, DropReason.TIMER_NOT_ARMED);

  private static final Set<LossReason> ORDINARY_LOSSES =
      EnumSet.of(LossReason.INJECTED, LossReason.STOPPED);

  private final LogBudget budget;
  private final RegistrationRefusals refusals = new RegistrationRefusals();

  /** A log with the full budget. */
  public NodeLog() {
    this(new LogBudget(LINES_PER_SECOND, System::nanoTime));
  }

  NodeLog(LogBudget budget) {
    this.budget = budget;
  }

  @Override
  public void sent(
      Instant at, Ipv6Address from, Ipv6Address to, MobilityMessage message, byte[] octets) {
    LOG.atDebug()
        .addKeyValue("node", from)
        .addKeyValue("to", to)
        .addKeyValue("octets", octets.length)
        .addKeyValue("message", () -> quoted(message))
        .log("sent");
    refusals.refusalIn(true, at, to, message).ifPresent(it -> refusal(from, it));
  }

  @Override
  public void received(
      Instant at,
      Ipv6Address from,
      Ipv6Address to,
      boolean secured,
      MobilityMessage message,
      byte[] octets) {
    LOG.atDebug()
        .addKeyValue("node", to)
        .addKeyValue("from", from)
        .addKeyValue("secured", secured)
        .addKeyValue("octets", octets.length)
        .addKeyValue("message", () -> quoted(message))
        .log("received");
    refusals.refusalIn(false, at, from, message).ifPresent(it -> refusal(to, it));
  }

  private void refusal(Ipv6Address node, RegistrationRefusal refusal) {
    LoggingEventBuilder line =
        limited(Level.INFO, node)
            .addKeyValue("peer", refusal.peer())
            .addKeyValue("mn", quoted(refusal.mn()))
            .addKeyValue("status", refusal.status())
            .addKeyValue("name", quoted(refusal.name()));
    if (!refusal.hint().isEmpty()) {
      line = line.addKeyValue("hint", quoted(refusal.hint()));
    }
    line.log(refusal.sent() ? "registration refused by this node" : "registration refused by peer");
  }

  @Override
  public void refused(
      Instant at, Ipv6Address from, Ipv6Address to, Refusal refusal, byte[] octets) {
    limited(Level.WARN, to)
        .addKeyValue("from", from)
        .addKeyValue("reason", refusal.reason())
        .addKeyValue("offset", refusal.offset())
        .addKeyValue("octets", octets.length)
        .log(
            refusal.answer() == Refusal.Answer.PARAMETER_PROBLEM
                ? "refused; would answer Parameter Problem, pointer " + refusal.offset()
                : "refused");
  }

  @Override
  public void lost(Instant at, Ipv6Address node, Loss loss) {
    limited(ORDINARY_LOSSES.contains(loss.reason()) ? Level.DEBUG : Level.WARN, node)
        .addKeyValue("peer", loss.peer())
        .addKeyValue("reason", loss.reason())
        .addKeyValue("detail", quoted(loss.detail()))
        .addKeyValue("octets", loss.octets().length)
        .log("lost");
  }

  @Override
  public void output(Instant at, Ipv6Address node, Output output) {
    if (output instanceof Output.Happened happened) {
      happened(node, happened);
    } else if (output instanceof Output.Dropped dropped) {
      limited(ORDINARY_DROPS.contains(dropped.reason()) ? Level.DEBUG : Level.WARN, node)
          .addKeyValue("peer", dropped.peer())
          .addKeyValue("reason", dropped.reason())
          .addKeyValue("section", dropped.reason().citation())
          .log("dropped");
    } else if (!(output instanceof Output.Send)) {
      LOG.atDebug()
          .addKeyValue("node", node)
          .addKeyValue("output", () -> quoted(output))
          .log("output");
    }
  }

  private void happened(Ipv6Address node, Output.Happened happened) {
    LoggingEventBuilder line = LOG.atLevel(levelOf(happened.event())).addKeyValue("node", node);
    if (!happened.mn().equals(Timer.NO_MN)) {
      line = line.addKeyValue("mn", quoted(happened.mn()));
    }
    if (!happened.peer().equals(Ipv6Address.UNSPECIFIED)) {
      line = line.addKeyValue("peer", happened.peer());
    }
    line.log(happened.event().name());
  }

  private static Level levelOf(Event event) {
    if (WARNINGS.contains(event)) {
      return Level.WARN;
    }
    return event == Event.RETRANSMITTED ? Level.DEBUG : Level.INFO;
  }

  /** A line within the budget, or one that nobody sees. */
  private LoggingEventBuilder limited(Level level, Ipv6Address node) {
    if (!LOG.isEnabledForLevel(level) || !budget.allows()) {
      return NOPLoggingEventBuilder.singleton();
    }
    LoggingEventBuilder line = LOG.atLevel(level).addKeyValue("node", node);
    long suppressed = budget.takeSuppressed();
    return suppressed == 0 ? line : line.addKeyValue("suppressed", suppressed);
  }

  /** Text that others chose, such as an MN-ID, must not look like a key of ours. */
  private static String quoted(Object value) {
    return String.valueOf(value).replace("\\", "\\\\").replace("\"", "\\\"");
  }
}
