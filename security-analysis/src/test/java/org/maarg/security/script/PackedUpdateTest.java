package org.maarg.security.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.maarg.sim.AddressPlan;
import org.maarg.sim.Domain;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.MalformedMessageException;
import org.maarg.wire.message.BindingUpdate;
import org.maarg.wire.message.MobilityHeader;
import org.maarg.wire.option.HomeNetworkPrefix;
import org.maarg.wire.option.MnId;

/** An update without padding is one that a node takes, and would write longer. */
class PackedUpdateTest {
  private static final Ipv6Address FROM = Outside.address(1);
  private static final Ipv6Address TO = new AddressPlan(1).cmd();

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 84, 100})
  void isAMessageThatWasPackedMoreTightlyThanItIsWritten(int prefixes)
      throws MalformedMessageException {
    byte[] octets = PackedUpdate.octets(FROM, TO, 1, prefixes);

    BindingUpdate update =
        (BindingUpdate) MobilityHeader.decode(octets, 0, octets.length, FROM, TO);

    assertThat(update.options().first(MnId.class)).contains(Domain.mn(1));
    assertThat(update.options().all(HomeNetworkPrefix.class)).hasSize(prefixes);
    assertThat(MobilityHeader.encodedLength(update)).isGreaterThanOrEqualTo(octets.length);
    if (prefixes > 2) {
      assertThat(MobilityHeader.encodedLength(update)).isGreaterThan(octets.length + 300);
    }
  }

  @Test
  void saysWhichNumberDoesNotFit() {
    assertThatThrownBy(() -> PackedUpdate.octets(FROM, TO, 1, 101))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("101 prefixes");
  }
}
