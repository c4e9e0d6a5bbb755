package org.maarg.protocol.cmd;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.maarg.protocol.Bench;
import org.maarg.protocol.Mode;
import org.maarg.protocol.Profile;
import org.maarg.wire.BindingUpdate;
import org.maarg.wire.HomeNetworkPrefix;
import org.maarg.wire.PreviousMaar;

/** What the CMD tells whom of the places of a mobile node (RFC 8885 6). */
class CmdDisclosureTest {
  // Verifies: 8885-6-8
  @ParameterizedTest
  @EnumSource(Mode.class)
  void aPreviousMaarHearsOfNoOtherPreviousMaar(Mode mode) {
    CmdBench bench = new CmdBench(mode, Profile.RFC8885);
    bench.travel(1, 2, 3);

    bench.register(4);

    for (int previous = 1; previous <= 3; previous++) {
      BindingUpdate update = bench.updateTo(CmdBench.maar(previous));
      assertThat(update.options().all(PreviousMaar.class)).isEmpty();
      assertThat(update.options().all(HomeNetworkPrefix.class))
          .isSubsetOf(
              new HomeNetworkPrefix(Bench.prefix(previous, 0)),
              new HomeNetworkPrefix(Bench.prefix(4, 0)));
    }
  }
}
