package org.maarg.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.Ipv6Prefix;
import org.maarg.wire.option.LocalPrefix;
import org.maarg.wire.option.MobilityOption;
import org.maarg.wire.option.MobilityOptions;

/** Of the networks that a message tells, those that hosts may be shown, and not too many. */
// Verifies: 8885-4.4-4
class LocalNetworksTest {
  private static Ipv6Prefix network(int number) {
    return Ipv6Prefix.of(Ipv6Address.of(0x20010db8L << 32 | number, 0), 64);
  }

  @ParameterizedTest
  @CsvSource({
    "::/0, false",
    "8000::/1, true",
    "2001:db8::/32, true",
    "fe80::/64, false",
    "ff0e::/16, false"
  })
  void routesLeadToNetworksOfHosts(String text, boolean usable) {
    Ipv6Prefix network = Ipv6Prefix.parse(text);
    List<Ipv6Prefix> networks = new ArrayList<>();

    assertThat(LocalNetworks.addIfUsable(networks, network)).isEqualTo(usable);
    assertThat(networks).isEqualTo(usable ? List.of(network) : List.of());
  }

  @Test
  void eachIsTakenOnceAndTheFirstSixteen() {
    List<Ipv6Prefix> networks = new ArrayList<>();
    List<Ipv6Prefix> first = new ArrayList<>();
    for (int i = 0; i < LocalNetworks.MOST; i++) {
      first.add(network(i));
      assertThat(LocalNetworks.addIfUsable(networks, network(i))).isTrue();
      assertThat(LocalNetworks.addIfUsable(networks, network(0))).isTrue();
    }
    assertThat(networks).isEqualTo(first).hasSize(16);

    assertThat(LocalNetworks.addIfUsable(networks, network(16))).isTrue();
    assertThat(networks).isEqualTo(first);
  }

  @Test
  void whatIsToldIsWhatIsRead() {
    List<Ipv6Prefix> networks = List.of(network(2), network(1));
    List<MobilityOption> options = new ArrayList<>();
    LocalNetworks.addTo(options, networks);

    assertThat(options).containsExactly(new LocalPrefix(network(2)), new LocalPrefix(network(1)));
    options.add(new LocalPrefix(Ipv6Prefix.parse("::/0")));
    assertThat(LocalNetworks.in(MobilityOptions.copyOf(options))).isEqualTo(networks);
  }
}
