package org.maarg.sim.ladder;

import java.util.List;
import org.maarg.sim.Names;
import org.maarg.wire.message.BindingAcknowledgement;
import org.maarg.wire.message.BindingError;
import org.maarg.wire.message.BindingUpdate;
import org.maarg.wire.message.Heartbeat;
import org.maarg.wire.message.MobilityMessage;
import org.maarg.wire.message.Status;
import org.maarg.wire.option.HomeNetworkPrefix;
import org.maarg.wire.option.MnId;
import org.maarg.wire.option.PreviousMaar;
import org.maarg.wire.option.RestartCounter;
import org.maarg.wire.option.ServingMaar;

/** Messages in a few words, for ladders and logs: what tells one from another, not every field. */
public final class MessageText {
  private static final int SECONDS_PER_UNIT = 4;
  private static final int SHOWN_PREVIOUS_MAARS = 2;

  private final Names names;

  /**
   * A text maker.
   *
   * @param names what to call nodes that messages mention
   */
  public MessageText(Names names) {
    this.names = names;
  }

  /** One line about a message, about 30 to 120 characters. */
  public String of(MobilityMessage message) {
    if (message instanceof BindingUpdate update) {
      return ofUpdate(update);
    } else if (message instanceof BindingAcknowledgement acknowledgement) {
      return ofAcknowledgement(acknowledgement);
    } else if (message instanceof BindingError error) {
      return "BE status " + error.status();
    }
    return message instanceof Heartbeat heartbeat
        ? ofHeartbeat(heartbeat)
        : "MH type " + message.type();
  }

  /** The part of an NAI before its realm, or the whole identifier. */
  public static String of(MnId mn) {
    String text = mn.toString();
    int at = text.indexOf('@');
    return at > 0 ? text.substring(0, at) : text;
  }

  private String ofUpdate(BindingUpdate update) {
    StringBuilder text = new StringBuilder();
    text.append(update.has(BindingUpdate.PROXY) ? "PBU" : "BU");
    text.append(" seq=").append(update.sequence());
    appendNodeAndPrefix(text, update);
    text.append(update.lifetime() == 0 ? " deregister" : seconds(update.lifetime()));
    appendServing(text, update);
    appendMissingFlag(text, update.has(BindingUpdate.DISTRIBUTED));
    return text.toString();
  }

  private String ofAcknowledgement(BindingAcknowledgement acknowledgement) {
    StringBuilder text = new StringBuilder();
    text.append(acknowledgement.has(BindingAcknowledgement.PROXY) ? "PBA" : "BA");
    text.append(" seq=").append(acknowledgement.sequence());
    if (!acknowledgement.isAccepted()) {
      text.append(" refused ").append(acknowledgement.status());
      text.append(" (").append(Status.nameOf(acknowledgement.status())).append(')');
    }
    appendNodeAndPrefix(text, acknowledgement);
    text.append(seconds(acknowledgement.lifetime()));
    appendServing(text, acknowledgement);
    appendPrevious(text, acknowledgement.options().all(PreviousMaar.class));
    appendMissingFlag(text, acknowledgement.has(BindingAcknowledgement.DISTRIBUTED));
    return text.toString();
  }

  private static String ofHeartbeat(Heartbeat heartbeat) {
    String kind = heartbeat.has(Heartbeat.RESPONSE) ? "response" : "request";
    String unsolicited = heartbeat.has(Heartbeat.UNSOLICITED) ? "unsolicited " : "";
    StringBuilder text = new StringBuilder("heartbeat " + unsolicited + kind);
    text.append(" seq=").append(heartbeat.sequence());
    heartbeat
        .options()
        .first(RestartCounter.class)
        .ifPresent(counter -> text.append(", restarts ").append(counter.value()));
    return text.toString();
  }

  private static String seconds(int lifetime) {
    return " " + lifetime * SECONDS_PER_UNIT + " s";
  }

  private static void appendNodeAndPrefix(StringBuilder text, MobilityMessage message) {
    message.options().first(MnId.class).ifPresent(mn -> text.append(' ').append(of(mn)));
    for (HomeNetworkPrefix option : message.options().all(HomeNetworkPrefix.class)) {
      text.append(" HNP ").append(option.prefix());
    }
  }

  private void appendServing(StringBuilder text, MobilityMessage message) {
    message
        .options()
        .first(ServingMaar.class)
        .ifPresent(option -> text.append(", serving ").append(names.of(option.address())));
  }

  private void appendPrevious(StringBuilder text, List<PreviousMaar> previous) {
    for (int i = 0; i < previous.size(); i++) {
      if (i == SHOWN_PREVIOUS_MAARS && previous.size() > SHOWN_PREVIOUS_MAARS + 1) {
        text.append(" and ").append(previous.size() - i).append(" more");
        return;
      }
      text.append(i == 0 ? ", previous " : ", ").append(names.of(previous.get(i).address()));
      text.append(' ').append(previous.get(i).homeNetworkPrefix());
    }
  }

  private static void appendMissingFlag(StringBuilder text, boolean distributed) {
    if (!distributed) {
      text.append(", no D flag");
    }
  }
}
