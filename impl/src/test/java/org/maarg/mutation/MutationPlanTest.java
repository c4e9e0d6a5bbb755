package org.maarg.mutation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which classes are measured, on a module with a few empty ones. */
class MutationPlanTest {
  private static final List<String> CLASSES =
      List.of(
          "wire.Octets",
          "wire.OctetsMap",
          "wire.option.Type",
          "protocol.Pace",
          "runtime.Inbox",
          "runtime.NodeTimers",
          "runtime.TimerWheel",
          "runtime.config.A",
          "runtime.yaml.A",
          "runtime.observe.LogBudget",
          "runtime.observe.NodeMetrics",
          "runtime.transport.A");
  private static final String OCTETS = "org.maarg.wire.Octets";
  private static final String MAP = "org.maarg.wire.OctetsMap";
  private static final String TYPE = "org.maarg.wire.option.Type";
  private static final String PACE = "org.maarg.protocol.Pace";

  @TempDir Path module;

  @BeforeEach
  void someClasses() throws IOException {
    for (String name : CLASSES) {
      Path source = Area.source(module, "org.maarg." + name);
      Files.createDirectories(source.getParent());
      Files.writeString(source, "");
    }
  }

  private List<String> chosen(String what) throws IOException {
    return MutationPlan.chosen(module, Area.WIRE, what);
  }

  @Test
  void aNameIsOfAClassOrOfAPackageWithThoseInIt() throws IOException {
    assertThat(chosen("wire")).containsExactly(OCTETS, MAP, TYPE);
    assertThat(chosen("all")).containsExactly(OCTETS, MAP, TYPE);
    assertThat(chosen("wire.option")).containsExactly(TYPE);
    assertThat(chosen("wire.Octets")).containsExactly(OCTETS);
    assertThat(chosen("protocol")).isEmpty();
  }

  @Test
  void aPackageCanBeMeasuredWithoutThoseInIt() throws IOException {
    assertThat(chosen("wire.*")).containsExactly(OCTETS, MAP);
    assertThat(chosen("wire.option.*,wire.OctetsMap")).containsExactly(MAP, TYPE);
  }

  @Test
  void whatWasPlannedIsFoundInThePlan() throws IOException {
    MutationPlan.main(new String[] {module.toString(), "wire.option,protocol"});
    assertThat(MutationPlan.planned(module, Area.WIRE)).containsExactly(TYPE);
    assertThat(MutationPlan.planned(module, Area.PROTOCOL)).containsExactly(PACE);
    assertThat(MutationPlan.planned(module, Area.RUNTIME)).isEmpty();
  }

  @Test
  void aNameOfNothingIsRefused() {
    assertThatThrownBy(() -> MutationPlan.main(new String[] {module.toString(), "wire.opt"}))
        .hasMessage("no area has classes of this name: wire.opt");
  }
}
