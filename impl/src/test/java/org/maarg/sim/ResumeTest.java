package org.maarg.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.maarg.protocol.Knob;
import org.maarg.protocol.Mode;
import org.maarg.protocol.Profile;
import org.maarg.protocol.Timer;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.option.MnId;

/** A simulated node that has kept its state goes on where it was. */
class ResumeTest {
  private static final MnId MN = Domain.mn(1);
  private static final Profile WITH_HEARTBEAT =
      Profile.DEPLOYABLE.with().set(Knob.HEARTBEAT_INTERVAL, 30_000).build();

  private static Domain afterTwoHandovers(Mode mode) {
    Domain domain = new DomainBuilder(3).mode(mode).profile(WITH_HEARTBEAT).lifetime(15).build();
    for (int maar = 1; maar <= 3; maar++) {
      domain.move(MN, maar);
      domain.simulation().runFor(1_000);
    }
    return domain;
  }

  // Verifies: 5847-3.2-2
  @ParameterizedTest
  @EnumSource(Mode.class)
  void aNodeThatGoesOnHasAllThatItHadAndTellsNobody(Mode mode) {
    Domain domain = afterTwoHandovers(mode);
    DomainState before = domain.state();
    List<TraceEvent> seen = new ArrayList<>();
    domain.simulation().observe(seen::add);
    domain.crashCmd();
    domain.resumeCmd();
    domain.crash(1);
    domain.resume(1);
    domain.crash(3);
    domain.resume(3);
    assertThat(domain.state()).isEqualTo(before);
    assertThat(seen).filteredOn(TraceEvent.Resumed.class::isInstance).hasSize(3);
    assertThat(seen).noneMatch(TraceEvent.Sent.class::isInstance);
  }

  /** The renewal falls due while the S-MAAR is down, and the CMD's own timers while it is. */
  @ParameterizedTest
  @EnumSource(Mode.class)
  void whatFellDueMeanwhileRunsOutAtOnce(Mode mode) {
    Domain domain = afterTwoHandovers(mode);
    domain.crash(3);
    domain.crashCmd();
    domain.simulation().runFor(50_000);
    List<TraceEvent> seen = new ArrayList<>();
    domain.simulation().observe(seen::add);
    domain.resumeCmd();
    domain.resume(3);
    domain.simulation().runFor(1_000);
    assertThat(seen)
        .filteredOn(TraceEvent.TimerFired.class::isInstance)
        .extracting(event -> ((TraceEvent.TimerFired) event).timer().kind())
        .contains(Timer.Kind.REFRESH);
    assertThat(domain.verdict().isConsistent()).as(domain.verdict().toString()).isTrue();
    assertThat(domain.state().cmd()).hasSize(1);
    domain.simulation().runFor(600_000);
    assertThat(domain.verdict().isConsistent()).as(domain.verdict().toString()).isTrue();
  }

  @Test
  void aNodeThatRunsCannotGoOnAndOneOfAnotherMakingKeepsNoState() {
    Domain domain = afterTwoHandovers(Mode.RELAY);
    assertThatThrownBy(domain::resumeCmd).isInstanceOf(IllegalStateException.class);
    Ipv6Address other = Ipv6Address.of(1, 1);
    Simulation simulation = domain.simulation();
    simulation.add(new Host("other", () -> ScriptedNode.sending(other, domain.plan().cmd(), 1)), 0);
    simulation.crash(other);
    assertThatThrownBy(() -> simulation.resume(other)).hasMessage("other keeps no state");
  }
}
