package org.maarg.runtime.ipsec;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.maarg.wire.Ipv6Address;

/** Which policies of a kernel let nothing of a peer through unprotected. */
class KernelPoliciesTest {
  private static final Ipv6Address SELF = Ipv6Address.parse("fd00::a");
  private static final Ipv6Address PEER = Ipv6Address.parse("fd00::b");

  private static final String REQUIRED =
      """
      src fd00::b/128 dst fd00::a/128 proto mobility-header
      \tdir in priority 100 ptype main
      \ttmpl src :: dst ::
      \t\tproto esp reqid 1 mode transport
      """;

  private static final String OUTBOUND =
      """
      src fd00::a/128 dst fd00::b/128 proto 135
      \tdir out priority 100 ptype main
      \ttmpl src :: dst ::
      \t\tproto esp reqid 1 mode transport
      """;

  private static boolean protects(String text) {
    return KernelPolicies.of(text + OUTBOUND).protects(PEER, SELF);
  }

  @Test
  void onePolicyThatAsksForEspIsEnough() {
    assertThat(protects(REQUIRED)).isTrue();
    assertThat(protects("src 10.0.0.0/8 dst 10.0.0.1/32\n\tdir in priority 1\n" + REQUIRED))
        .isTrue();
    assertThat(protects(REQUIRED.replace(" proto mobility-header", ""))).isTrue();
    assertThat(protects(REQUIRED.replace("mobility-header", "135"))).isTrue();
    assertThat(protects(REQUIRED.replace("fd00::b/128", "fd00::/64"))).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "proto esp | proto ah",
        "dir in | dir fwd",
        "mode transport | mode transport level use",
        "fd00::b/128 | fd00::c/128",
        "fd00::a/128 | fd00::c/128",
        "mobility-header | udp",
        "mobility-header | mobility-header type 5",
        "ptype main | ptype main mark 0x1/0xff",
      })
  void whatIsNotForAllOfItsMobilityHeadersIsNot(String part, String instead) {
    assertThat(REQUIRED).contains(part);
    assertThat(protects(REQUIRED.replace(part, instead))).isFalse();
  }

  @Test
  void whatGoesOutIsToBeProtectedAsWell() {
    assertThat(KernelPolicies.of(REQUIRED).protects(PEER, SELF)).isFalse();
    assertThat(protects(REQUIRED.replace("dir in", "dir out"))).isFalse();
    String optional = OUTBOUND.replace("transport", "transport\n\t\tlevel use");
    assertThat(KernelPolicies.of(REQUIRED + optional).protects(PEER, SELF)).isFalse();
  }

  @Test
  void nothingProtectsWithoutPolicies() {
    assertThat(protects("")).isFalse();
    assertThat(protects("src fd00::b/128 dst fd00::a/128")).isFalse();
  }

  @Test
  void aPolicyBeforeItMayLetSomethingOff() {
    String bypass = "src ::/0 dst ::/0\n\tdir in priority %d ptype main\n";

    assertThat(protects(bypass.formatted(99) + REQUIRED)).isFalse();
    assertThat(protects(bypass.formatted(100) + REQUIRED)).isFalse();
    assertThat(protects(bypass.formatted(101) + REQUIRED)).isTrue();
    assertThat(protects(bypass.formatted(99).replace("ptype", "action block ptype") + REQUIRED))
        .isTrue();
  }
}
