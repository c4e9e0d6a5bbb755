package org.maarg.performance.load;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.maarg.performance.Roster;
import org.maarg.wire.Ipv6Prefix;
import org.maarg.wire.message.BindingUpdate;
import org.maarg.wire.message.MobilityHeader;
import org.maarg.wire.option.HandoffIndicator;
import org.maarg.wire.option.HomeNetworkPrefix;
import org.maarg.wire.option.MnId;
import org.maarg.wire.option.Timestamp;

/** What the generator writes over a template is what our codec would have written. */
class UpdateTemplateTest {
  private static final int LIFETIME = 900;
  private static final int MAAR = 6;
  private static final int MN = 12_345_678;
  private static final long TIME = 0x6a00_0000_1234L;

  @Test
  void everyFieldIsWhereItBelongs() throws Exception {
    UpdateTemplate template = new UpdateTemplate(HandoffIndicator.UNCHANGED, LIFETIME);
    byte[] octets = template.filled(MAAR, MN, 0xbeef, TIME);
    BindingUpdate update = (BindingUpdate) MobilityHeader.decodeVerified(octets, 0, octets.length);
    assertThat(update.sequence()).isEqualTo(0xbeef);
    assertThat(update.lifetime()).isEqualTo(LIFETIME);
    assertThat(update.options().first(MnId.class)).contains(Roster.mn(MN));
    assertThat(update.options().first(Timestamp.class)).contains(new Timestamp(TIME));
    assertThat(update.options().first(HomeNetworkPrefix.class))
        .contains(new HomeNetworkPrefix(Ipv6Prefix.parse("2001:db8:7bc:614e::/64")));
    assertThat(MobilityHeader.encodeWithoutChecksum(update)).isEqualTo(octets);
  }

  @Test
  void aTemplateIsNotUsedUp() {
    UpdateTemplate template = new UpdateTemplate(HandoffIndicator.NEW_INTERFACE, LIFETIME);
    byte[] one = template.filled(0, 1, 1, TIME);
    template.filled(MAAR, MN, 2, TIME + 1);
    assertThat(template.filled(0, 1, 1, TIME)).isEqualTo(one);
  }
}
