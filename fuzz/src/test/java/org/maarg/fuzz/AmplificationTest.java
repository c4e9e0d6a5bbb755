package org.maarg.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.maarg.checks.world.Monitor;
import org.maarg.fuzz.nodes.Amplification;
import org.maarg.fuzz.nodes.StrangerPlay;
import org.maarg.fuzz.run.FuzzHome;
import org.maarg.fuzz.run.InputFolders;
import org.maarg.protocol.Profile;
import org.maarg.wire.message.BindingUpdate;
import org.maarg.wire.message.MobilityHeader;
import org.maarg.wire.option.MobilityOptions;

/** What the fuzzer has found that strangers draw, and what they draw by hand. */
class AmplificationTest {
  private static final long ONE = 1_000;
  private static final int FLAGS = BindingUpdate.PROXY | BindingUpdate.DISTRIBUTED;

  private static Map<String, long[]> most() throws Exception {
    Map<String, long[]> most = new HashMap<>();
    TargetClass target = Targets.named("amplification").orElseThrow();
    for (Path file : InputFolders.files(FuzzHome.ofTheseClasses().corpus(target))) {
      byte[] octets = Files.readAllBytes(file);
      Amplification caused = StrangerPlay.play(octets, Monitor.NONE);
      long[] known = most.computeIfAbsent(StrangerPlay.profile(octets).name(), it -> new long[2]);
      known[0] = Math.max(known[0], caused.octets());
      known[1] = Math.max(known[1], caused.packets());
    }
    return most;
  }

  // Verifies: 5213-5.3.1-2, 5213-5.3.1-3
  @Test
  void nothingInTheCorpusIsAmplifiedAndSomethingComesBackAsItWent() throws Exception {
    Map<String, long[]> most = most();

    assertThat(most.get(Profile.HARDENED.name())).containsExactly(0, 0);
    assertThat(most.get(Profile.DEPLOYABLE.name())).containsExactly(ONE, ONE);
    // The letter: 16 octets of an update without options draw 48.
    assertThat(most.get(Profile.RFC8885.name())).containsExactly(3 * ONE, ONE);
    assertThat(most.get(Profile.REVIEWED_DRAFT.name())).containsExactly(3 * ONE, ONE);
  }

  @Test
  void anUpdateWithoutOptionsDrawsThreeOctetsForOneByTheLetterAndNothingAsDeployed() {
    byte[] bare =
        MobilityHeader.encodeWithoutChecksum(new BindingUpdate(1, FLAGS, 75, MobilityOptions.NONE));

    for (byte[] input : StrangerPlay.inputs(bare)) {
      Amplification caused = StrangerPlay.play(input, Monitor.NONE);
      boolean letter =
          List.of(Profile.RFC8885, Profile.REVIEWED_DRAFT).contains(StrangerPlay.profile(input));
      assertThat(caused).isEqualTo(new Amplification(16, 1, letter ? 48 : 0, letter ? 1 : 0));
    }
  }

  @Test
  void theRatioIsOfWhatCameInAll() {
    assertThat(new Amplification(0, 0, 0, 0).octets()).isZero();
    assertThat(new Amplification(0, 0, 0, 0).packets()).isZero();
    assertThat(new Amplification(200, 4, 100, 1).octets()).isEqualTo(500);
    assertThat(new Amplification(200, 4, 100, 1).packets()).isEqualTo(250);
  }

  @Test
  void aPlayOfNothingCausesNothing() {
    assertThat(StrangerPlay.play(new byte[0], Monitor.NONE))
        .isEqualTo(new Amplification(0, 0, 0, 0));
  }
}
