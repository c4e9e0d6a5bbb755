package org.maarg.protocol;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.maarg.protocol.cmd.CmdBindingView;
import org.maarg.protocol.maar.MaarBindingView;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.Ipv6Prefix;
import org.maarg.wire.Octets;
import org.maarg.wire.Values;
import org.maarg.wire.message.Heartbeat;
import org.maarg.wire.message.MobilityMessage;
import org.maarg.wire.option.MnId;
import org.maarg.wire.option.MobilityOptions;
import org.maarg.wire.option.Timestamp;

/** Inputs, outputs and what a node shows are equal exactly if all that they say is. */
class ValuesTest {
  private static final Octets ONE = Octets.ofHex("020000000001");
  private static final Octets TWO = Octets.ofHex("020000000002");
  private static final MnId MN = MnId.nai("mn1@example.org");
  private static final MnId OTHER_MN = MnId.nai("mn2@example.org");
  private static final Ipv6Address ADDRESS = Ipv6Address.parse("2001:db8::1");
  private static final Ipv6Address OTHER_ADDRESS = Ipv6Address.parse("2001:db8::2");
  private static final Ipv6Prefix PREFIX = Ipv6Prefix.parse("2001:db8:1::/64");
  private static final Ipv6Prefix OTHER_PREFIX = Ipv6Prefix.parse("2001:db8:2::/64");

  private static final Map<Class<?>, List<?>> SAMPLES =
      Map.ofEntries(
          Map.entry(int.class, List.of(1, 2)),
          Map.entry(long.class, List.of(1L, 2L)),
          Map.entry(boolean.class, List.of(true, false)),
          Map.entry(List.class, List.of(List.of(), List.of(PREFIX))),
          Map.entry(Octets.class, List.of(ONE, TWO)),
          Map.entry(MnId.class, List.of(MN, OTHER_MN)),
          Map.entry(Ipv6Address.class, List.of(ADDRESS, OTHER_ADDRESS)),
          Map.entry(Ipv6Prefix.class, List.of(PREFIX, OTHER_PREFIX)),
          Map.entry(PrefixSet.class, List.of(PrefixSet.of(PREFIX), PrefixSet.of(OTHER_PREFIX))),
          Map.entry(Timestamp.class, List.of(new Timestamp(1), new Timestamp(2))),
          Map.entry(
              MobilityMessage.class,
              List.of(
                  new Heartbeat(0, 1, MobilityOptions.NONE),
                  new Heartbeat(0, 2, MobilityOptions.NONE))),
          Map.entry(
              Timer.class,
              List.of(Timer.of(Timer.Kind.DELETE, MN), Timer.of(Timer.Kind.DELETE, OTHER_MN))),
          Map.entry(
              Tunnel.class,
              List.of(
                  new Tunnel(MN, PREFIX, Tunnel.End.ANCHOR, ADDRESS),
                  new Tunnel(MN, PREFIX, Tunnel.End.ANCHOR, OTHER_ADDRESS))),
          Map.entry(Dlif.class, List.of(new Dlif(ONE, ADDRESS), new Dlif(TWO, ADDRESS))));

  @ParameterizedTest
  @ValueSource(
      classes = {
        CmdBindingView.class,
        CmdBindingView.PreviousMaarView.class,
        Dlif.class,
        Input.Attached.class,
        Input.Detached.class,
        Input.Received.class,
        Input.Started.class,
        Input.TimerFired.class,
        MaarBindingView.class,
        MaarBindingView.Anchor.class,
        Output.AddTunnel.class,
        Output.Advertise.class,
        Output.CancelTimer.class,
        Output.Dropped.class,
        Output.Happened.class,
        Output.RemoveTunnel.class,
        Output.Send.class,
        Output.StartTimer.class,
        Output.Withdraw.class,
        Peer.class,
        Timer.class,
        Tunnel.class,
      })
  void everyComponentCounts(Class<? extends Record> type) {
    Values.obeyed(type, SAMPLES);
  }

  @Test
  void everyComponentOfAChangeOfPeersCounts() {
    Map<Class<?>, List<?>> samples = new HashMap<>(SAMPLES);
    samples.put(List.class, List.of(List.of(), List.of(new Peer(ADDRESS, PREFIX))));
    Values.obeyed(Input.PeersChanged.class, samples);
  }

  @Test
  void timersAndAnchorsHaveAnOrder() {
    Values.ordered(Timer.class, 4, SAMPLES);
    Values.ordered(MaarBindingView.Anchor.class, 2, SAMPLES);
  }
}
