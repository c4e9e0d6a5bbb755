package org.maarg.runtime.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.maarg.protocol.cmd.MnAuthorization;
import org.maarg.runtime.config.RoleSettings;
import org.maarg.wire.Octets;
import org.maarg.wire.option.MnId;

/** For whom a list of mobile nodes stands, and for whom not although it looks alike. */
class MnPolicyTest {
  private static final String CMD =
      """
      role: cmd
      address: 2001:db8:c::1
      mode: relay
      lifetime: 60
      transport: {kind: udp, bind: '[::1]:0'}
      peers: []
      """;

  private static MnAuthorization policy(String lists) throws ConfigException {
    return ((RoleSettings.Cmd) NodeConfigReader.parse(CMD + lists, "f").role()).authorization();
  }

  private static MnId named(int subtype, String identifier) {
    return new MnId(subtype, Octets.of(identifier.getBytes(StandardCharsets.US_ASCII)));
  }

  // Verifies: 5213-5.3.1-3, 5213-5.3.1-8
  /**
   * A realm is part of an NAI (RFC 4282 2.1): what another kind of identifier ends with is none.
   */
  @ParameterizedTest
  @ValueSource(ints = {0, 2, 3, 200, 255})
  void onlyAnNaiBelongsToARealm(int subtype) throws ConfigException {
    MnAuthorization who =
        policy("authorizedMobileNodes: ['@example.org']\nknownMobileNodes: ['@example.org']\n");

    assertThat(who.hasService(named(MnId.NAI, "mn@example.org"))).isTrue();
    assertThat(who.isKnown(named(MnId.NAI, "mn@example.org"))).isTrue();
    assertThat(who.hasService(named(subtype, "mn@example.org"))).isFalse();
    assertThat(who.isKnown(named(subtype, "mn@example.org"))).isFalse();
  }

  // Verifies: 5213-5.3.1-8
  @ParameterizedTest
  @ValueSource(ints = {0, 2, 255})
  void norIsAnotherKindOfIdentifierMeantByTheNaiThatHasItsOctets(int subtype)
      throws ConfigException {
    MnAuthorization who = policy("authorizedMobileNodes: [mn@example.org]\n");

    assertThat(who.hasService(MnId.nai("mn@example.org"))).isTrue();
    assertThat(who.hasService(named(subtype, "mn@example.org"))).isFalse();
  }

  // Verifies: 5213-5.3.1-8
  @ParameterizedTest
  @CsvSource({
    "mn@example.org, true",
    "@example.org, true",
    "mn@sub.example.org, false",
    "mn@example.org.net, false",
    "mn@example.or, false",
    "mn.example.org, false",
    "mn@x@example.org, false",
    "example.org, false",
    "mn, false",
  })
  void aRealmIsAllFromTheFirstAtSignOn(String nai, boolean has) throws ConfigException {
    assertThat(policy("authorizedMobileNodes: ['@example.org']\n").hasService(MnId.nai(nai)))
        .isEqualTo(has);
  }

  // Verifies: 5213-5.3.1-3, 5213-5.3.1-7, 5213-5.3.1-8
  @Test
  void withoutAListNobodyIsLeftOutAndWithAnEmptyOneEverybodyIs() throws ConfigException {
    MnId anybody = named(200, "\1\2");
    MnAuthorization open = policy("");
    MnAuthorization closed = policy("authorizedMobileNodes: []\nknownMobileNodes: []\n");

    assertThat(open.hasService(anybody) && open.isKnown(anybody)).isTrue();
    assertThat(closed.hasService(anybody)).isFalse();
    assertThat(closed.isKnown(anybody)).isFalse();
  }

  @Test
  void anEntryIsAsLongAsAnIdentifierCanBe() throws ConfigException {
    String longest = "x".repeat(MnId.MAX_OCTETS);

    assertThat(policy("authorizedMobileNodes: [" + longest + "]\n").hasService(MnId.nai(longest)))
        .isTrue();
    assertThatThrownBy(() -> policy("authorizedMobileNodes: [" + longest + "x]\n"))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining(
            "authorizedMobileNodes[0]: an NAI has at most " + MnId.MAX_OCTETS + " characters");
  }
}
