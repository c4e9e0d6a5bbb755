package org.maarg.wire;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.maarg.wire.message.BindingAcknowledgement;
import org.maarg.wire.message.BindingError;
import org.maarg.wire.message.BindingUpdate;
import org.maarg.wire.message.Heartbeat;
import org.maarg.wire.message.UnknownMessage;
import org.maarg.wire.option.AccessTechnologyType;
import org.maarg.wire.option.AlternateCareOfAddress;
import org.maarg.wire.option.AnchoredPrefix;
import org.maarg.wire.option.DlifLinkLayerAddress;
import org.maarg.wire.option.DlifLinkLocalAddress;
import org.maarg.wire.option.HandoffIndicator;
import org.maarg.wire.option.HomeNetworkPrefix;
import org.maarg.wire.option.LinkLocalAddress;
import org.maarg.wire.option.LocalPrefix;
import org.maarg.wire.option.MnId;
import org.maarg.wire.option.MnLinkLayerIdentifier;
import org.maarg.wire.option.MobilityOptions;
import org.maarg.wire.option.PreviousMaar;
import org.maarg.wire.option.RestartCounter;
import org.maarg.wire.option.ServingMaar;
import org.maarg.wire.option.Timestamp;
import org.maarg.wire.option.UnknownOption;

/** Messages, options and refusals are equal exactly if all that they carry is. */
class ValuesTest {
  private static final Map<Class<?>, List<?>> SAMPLES =
      Map.of(
          int.class, List.of(201, 203),
          long.class, List.of(1L, 2L),
          Octets.class, List.of(Octets.ofHex("020000000001"), Octets.ofHex("020000000002")),
          Ipv6Address.class,
              List.of(Ipv6Address.parse("2001:db8::1"), Ipv6Address.parse("2001:db8::2")),
          Ipv6Prefix.class,
              List.of(Ipv6Prefix.parse("2001:db8:1::/64"), Ipv6Prefix.parse("2001:db8:2::/64")),
          MobilityOptions.class,
              List.of(MobilityOptions.of(), MobilityOptions.of(new HandoffIndicator(4))));

  @ParameterizedTest
  @ValueSource(
      classes = {
        AccessTechnologyType.class,
        AlternateCareOfAddress.class,
        AnchoredPrefix.class,
        BindingAcknowledgement.class,
        BindingError.class,
        BindingUpdate.class,
        DlifLinkLayerAddress.class,
        DlifLinkLocalAddress.class,
        HandoffIndicator.class,
        HomeNetworkPrefix.class,
        LinkLocalAddress.class,
        LocalPrefix.class,
        MnId.class,
        MnLinkLayerIdentifier.class,
        PreviousMaar.class,
        Refusal.class,
        RestartCounter.class,
        ServingMaar.class,
        Timestamp.class,
        UnknownOption.class,
      })
  void everyComponentCounts(Class<? extends Record> type) {
    Values.obeyed(type, SAMPLES);
  }

  /** Named flags and a length of 2 modulo 8 are all that these take. */
  @ParameterizedTest
  @ValueSource(classes = {Heartbeat.class, UnknownMessage.class})
  void everyComponentOfMessagesThatTakeLessCounts(Class<? extends Record> type) {
    Map<Class<?>, List<?>> samples = new HashMap<>(SAMPLES);
    samples.put(int.class, type == Heartbeat.class ? List.of(0, 1) : List.of(201, 203));
    samples.put(Octets.class, List.of(Octets.ofHex("0001"), Octets.ofHex("0002")));
    Values.obeyed(type, samples);
  }

  @Test
  void identifiersAndTimestampsHaveAnOrder() {
    Values.ordered(MnId.class, 2, SAMPLES);
    Values.ordered(Timestamp.class, 1, SAMPLES);
  }
}
