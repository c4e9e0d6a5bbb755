package org.maarg.cli.testbed;

import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.maarg.protocol.Mode;

/**
 * Signalling through IPsec. A class of its own, so that it runs beside the one in the clear. A
 * short run leaves it to the tests that are about IPsec.
 */
@EnabledIfSystemProperty(named = "maarg.long", matches = "true")
@ResourceLock("namespaces: killp")
class KillThroughIpsecTest extends KillAtAnyMoment {
  KillThroughIpsecTest() {
    super("killp", true);
  }

  @ParameterizedTest
  @EnumSource(Mode.class)
  void isForwardedAgainAndNothingStays(Mode mode) throws Exception {
    whatIsRegisteredIsForwardedAgainAndNothingStays(mode);
  }
}
