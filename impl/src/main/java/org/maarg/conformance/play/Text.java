package org.maarg.conformance.play;

import java.util.List;
import java.util.stream.Collectors;
import org.maarg.wire.message.BindingAcknowledgement;
import org.maarg.wire.message.BindingUpdate;
import org.maarg.wire.message.MobilityMessage;
import org.maarg.wire.message.Status;

/** Messages in a line, for what a target did. */
public final class Text {
  private Text() {}

  public static String of(MobilityMessage message) {
    if (message instanceof BindingAcknowledgement ack) {
      return "PBA of status "
          + ack.status()
          + " ("
          + Status.nameOf(ack.status())
          + "), sequence "
          + ack.sequence()
          + ", lifetime "
          + ack.lifetime()
          + ", "
          + ack.options();
    }
    if (message instanceof BindingUpdate update) {
      return "PBU of sequence "
          + update.sequence()
          + ", lifetime "
          + update.lifetime()
          + ", "
          + update.options();
    }
    return message.toString();
  }

  public static String of(List<Arrival> arrivals) {
    return arrivals.isEmpty()
        ? "nothing"
        : arrivals.stream()
            .map(it -> it.at() + " got a " + of(it.message()))
            .collect(Collectors.joining("; "));
  }
}
