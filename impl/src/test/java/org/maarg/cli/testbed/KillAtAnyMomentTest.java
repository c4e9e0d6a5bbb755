package org.maarg.cli.testbed;

import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.maarg.protocol.Mode;

/** Signalling in the clear. */
@ResourceLock("namespaces: kill")
class KillAtAnyMomentTest extends KillAtAnyMoment {
  KillAtAnyMomentTest() {
    super("kill", false);
  }

  @ParameterizedTest
  @MethodSource("org.maarg.cli.testbed.Benches#modesOrRelay")
  void isForwardedAgainAndNothingStays(Mode mode) throws Exception {
    whatIsRegisteredIsForwardedAgainAndNothingStays(mode);
  }
}
