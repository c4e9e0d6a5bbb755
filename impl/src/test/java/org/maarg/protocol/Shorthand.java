package org.maarg.protocol;

import java.util.ArrayList;
import java.util.List;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.message.BindingAcknowledgement;
import org.maarg.wire.message.BindingUpdate;
import org.maarg.wire.message.MobilityMessage;
import org.maarg.wire.option.HomeNetworkPrefix;
import org.maarg.wire.option.PreviousMaar;
import org.maarg.wire.option.ServingMaar;

/** Outputs in a few words each, for tables that people read and compare. */
public final class Shorthand {
  private Shorthand() {}

  public static String of(List<Output> outputs) {
    List<String> words = new ArrayList<>();
    outputs.forEach(output -> words.add(of(output)));
    return words.isEmpty() ? "nothing" : String.join(", ", words);
  }

  private static String of(Output output) {
    if (output instanceof Output.Send send) {
      return message(send.message()) + " to " + node(send.to());
    } else if (output instanceof Output.StartTimer start) {
      return "start " + timer(start.timer()) + " " + start.millis();
    } else if (output instanceof Output.CancelTimer cancel) {
      return "cancel " + timer(cancel.timer());
    } else if (output instanceof Output.AddTunnel add) {
      return "+tunnel " + node(add.tunnel().peer());
    } else if (output instanceof Output.RemoveTunnel remove) {
      return "-tunnel " + node(remove.tunnel().peer());
    } else if (output instanceof Output.Advertise advertise) {
      return "+router " + node(advertise.anchor()) + (advertise.preferred() ? "" : " deprecated");
    } else if (output instanceof Output.Withdraw withdraw) {
      return "-router " + node(withdraw.anchor());
    } else if (output instanceof Output.Dropped dropped) {
      return "dropped " + dropped.reason();
    }
    return ((Output.Happened) output).event().name();
  }

  private static String message(MobilityMessage message) {
    StringBuilder text = new StringBuilder();
    if (message instanceof BindingUpdate update) {
      text.append("PBU lifetime ").append(update.lifetime());
    } else if (message instanceof BindingAcknowledgement answer) {
      text.append("PBA ").append(answer.status()).append(" lifetime ").append(answer.lifetime());
    } else {
      return message.getClass().getSimpleName();
    }
    message
        .options()
        .first(HomeNetworkPrefix.class)
        .ifPresent(option -> text.append(" prefix ").append(option.prefix().address()));
    message
        .options()
        .first(ServingMaar.class)
        .ifPresent(option -> text.append(" serving ").append(node(option.address())));
    message
        .options()
        .all(PreviousMaar.class)
        .forEach(option -> text.append(" previous ").append(node(option.address())));
    return text.toString();
  }

  private static String timer(Timer timer) {
    boolean ofPeer = !timer.peer().equals(Ipv6Address.UNSPECIFIED);
    return timer.kind() + (ofPeer ? " " + node(timer.peer()) : "");
  }

  private static String node(Ipv6Address address) {
    return address.equals(TestDomain.CMD) ? "CMD" : "MAAR" + (address.low() >> 4);
  }
}
