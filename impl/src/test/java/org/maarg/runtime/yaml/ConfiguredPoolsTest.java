package org.maarg.runtime.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.maarg.protocol.Input;
import org.maarg.protocol.Node;
import org.maarg.protocol.Output;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.Ipv6Prefix;
import org.maarg.wire.message.BindingAcknowledgement;
import org.maarg.wire.message.BindingUpdate;
import org.maarg.wire.option.AccessTechnologyType;
import org.maarg.wire.option.HandoffIndicator;
import org.maarg.wire.option.HomeNetworkPrefix;
import org.maarg.wire.option.MnId;
import org.maarg.wire.option.MobilityOptions;
import org.maarg.wire.option.Timestamp;

/** The pools in a CMD's file say which MAAR may register which prefixes. */
class ConfiguredPoolsTest {
  private static final Path CMD_FILE = Path.of("..", "samples", "cmd.yaml");
  private static final Timestamp NOW = Timestamp.ofEpochMilli(1_700_000_000_000L);
  private static final int FLAGS =
      BindingUpdate.ACKNOWLEDGE
          | BindingUpdate.HOME
          | BindingUpdate.PROXY
          | BindingUpdate.DISTRIBUTED;

  private static int status(Node cmd, String maar, String prefix) {
    BindingUpdate update =
        new BindingUpdate(
            1,
            FLAGS,
            15,
            MobilityOptions.of(
                MnId.nai("mn1@example.net"),
                new HomeNetworkPrefix(Ipv6Prefix.parse(prefix)),
                new HandoffIndicator(HandoffIndicator.UNKNOWN),
                new AccessTechnologyType(AccessTechnologyType.WLAN),
                NOW));
    List<BindingAcknowledgement> answers = new ArrayList<>();
    cmd.handle(
        new Input.Received(Ipv6Address.parse(maar), true, update, NOW),
        output -> {
          if (output instanceof Output.Send send) {
            answers.add((BindingAcknowledgement) send.message());
          }
        });
    assertThat(answers).hasSize(1);
    return answers.get(0).status();
  }

  // Verifies: 5213-4-7, 5213-4-6
  @ParameterizedTest
  @CsvSource({
    "2001:db8:0:1::1, 2001:db8:100::/64, 0",
    "2001:db8:0:1::1, 2001:db8:200::/64, 155",
    "2001:db8:0:2::1, 2001:db8:200::/64, 0",
    "2001:db8:0:2::1, 2001:db8:100::/64, 155",
    "2001:db8:0:3::1, 2001:db8:100::/64, 154"
  })
  void aMaarRegistersPrefixesOfItsOwnPoolOnly(String maar, String prefix, int status)
      throws ConfigException {
    Node cmd = NodeConfigReader.read(CMD_FILE).newNode();

    assertThat(status(cmd, maar, prefix)).isEqualTo(status);
  }

  private static final String TWO_MAARS =
      """
      role: cmd
      address: 2001:db8:c::1
      mode: relay
      lifetime: 60
      transport: {kind: raw}
      peers:
        - {address: 2001:db8:a::1, pool: POOL_ONE, securityAssociation: true}
        - {address: 2001:db8:a::2, pool: POOL_TWO, securityAssociation: true}
      """;

  // Verifies: 5213-4-7
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2001:db8:100::/40 | 2001:db8:100::/48 | peers[1].pool: 2001:db8:100::/48 overlaps the pool"
            + " 2001:db8:100::/40",
        "2001:db8:100::/48 | 2001:db8:100::/48 | peers[1].pool: 2001:db8:100::/48 overlaps the pool"
            + " 2001:db8:100::/48",
        "2001:db8:c::/48   | 2001:db8:200::/40 | peers[0].pool: 2001:db8:c::/48 contains the address"
            + " of this node",
      })
  void noPoolIsTwoMaarsNorHasTheCmdInIt(String one, String two, String problem) {
    String text = TWO_MAARS.replace("POOL_ONE", one).replace("POOL_TWO", two);
    assertThatThrownBy(() -> NodeConfigReader.parse(text, "f"))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining(problem);
  }

  @Test
  void poolsBesideEachOtherAreRight() throws ConfigException {
    String text =
        TWO_MAARS.replace("POOL_ONE", "2001:db8:100::/40").replace("POOL_TWO", "2001:db8:200::/40");
    assertThat(NodeConfigReader.parse(text, "f").peers()).hasSize(2);
  }
}
