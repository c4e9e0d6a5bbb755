package org.maarg.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.maarg.protocol.DropReason;
import org.maarg.protocol.Event;
import org.maarg.protocol.Knob;
import org.maarg.protocol.Mode;
import org.maarg.protocol.Output;
import org.maarg.protocol.Profile;
import org.maarg.protocol.cmd.CmdBindingView;
import org.maarg.protocol.maar.MaarState;
import org.maarg.wire.option.MnId;

/** What a restart of a CMD or a MAAR costs, with Heartbeat and without. */
class RestartTest {
  private static final MnId MN = Domain.mn(1);
  private static final int HOUR = 900;
  private static final int INTERVAL_MILLIS = 30_000;
  private static final Profile WITH_HEARTBEAT =
      Profile.DEPLOYABLE.with().set(Knob.HEARTBEAT_INTERVAL, INTERVAL_MILLIS).build();

  private final List<Output.Happened> events = new ArrayList<>();
  private final List<DropReason> drops = new ArrayList<>();

  private Domain domain(int maars, Mode mode, Profile profile) {
    Domain domain = new DomainBuilder(maars).mode(mode).profile(profile).lifetime(HOUR).build();
    domain
        .simulation()
        .observe(
            event -> {
              if (event instanceof TraceEvent.Reported reported
                  && reported.output() instanceof Output.Happened happened) {
                events.add(happened);
              } else if (event instanceof TraceEvent.Reported reported
                  && reported.output() instanceof Output.Dropped dropped) {
                drops.add(dropped.reason());
              }
            });
    return domain;
  }

  /** At the third MAAR, with prefixes at the two before. */
  private Domain afterTwoHandovers(Mode mode, Profile profile) {
    Domain domain = domain(3, mode, profile);
    for (int maar = 1; maar <= 3; maar++) {
      domain.move(MN, maar);
      domain.simulation().runFor(1_000);
    }
    assertThat(domain.verdict().isConsistent()).isTrue();
    return domain;
  }

  private static int previousMaars(Domain domain) {
    Optional<CmdBindingView> binding =
        domain.state().cmd().stream().filter(it -> it.mn().equals(MN)).findFirst();
    return binding.isPresent() ? binding.get().previousMaars().size() : -1;
  }

  // Verifies: 5847-3-8, 5847-3.2-1, 5847-3.2-5, 5847-3.2-6
  @ParameterizedTest
  @EnumSource(Mode.class)
  void aCmdThatRestartsHasAllPrefixesAgainWithinSeconds(Mode mode) {
    Domain domain = afterTwoHandovers(mode, WITH_HEARTBEAT);
    domain.crashCmd();
    domain.restartCmd();
    domain.simulation().runFor(5_000);
    assertThat(previousMaars(domain)).isEqualTo(2);
    assertThat(domain.verdict().isConsistent()).as(domain.verdict().toString()).isTrue();
    assertThat(events)
        .extracting(Output.Happened::event)
        .contains(Event.PEER_RESTARTED, Event.PREVIOUS_MAAR_RESTORED);
  }

  @Test
  void withoutHeartbeatACmdThatRestartsHasForgottenThePreviousMaars() {
    Domain domain = afterTwoHandovers(Mode.RELAY, Profile.DEPLOYABLE);
    domain.crashCmd();
    domain.restartCmd();
    domain.simulation().runFor(5_000);
    assertThat(previousMaars(domain)).isEqualTo(-1);
  }

  // Verifies: 5847-3-8
  @ParameterizedTest
  @EnumSource(Mode.class)
  void aPreviousMaarThatRestartsAnchorsItsPrefixAgainWithinSeconds(Mode mode) {
    Domain domain = afterTwoHandovers(mode, WITH_HEARTBEAT);
    domain.crash(1);
    domain.restart(1);
    domain.simulation().runFor(5_000);
    assertThat(previousMaars(domain)).isEqualTo(2);
    assertThat(domain.state().maar(domain.plan().maar(1)).orElseThrow().binding(MN))
        .hasValueSatisfying(it -> assertThat(it.state()).isEqualTo(MaarState.ANCHORING));
    assertThat(domain.verdict().isConsistent()).as(domain.verdict().toString()).isTrue();
    assertThat(events).extracting(Output.Happened::event).contains(Event.ANCHOR_RESTORED);
  }

  /** The announcement is lost: the next exchange tells. */
  @Test
  void aLostAnnouncementIsMadeUpForByTheNextRequest() {
    Domain domain = afterTwoHandovers(Mode.RELAY, WITH_HEARTBEAT);
    domain.crash(1);
    domain.simulation().links().cut(domain.plan().cmd(), domain.plan().maar(1));
    domain.restart(1);
    domain.simulation().runFor(1_000);
    domain.simulation().links().heal();
    domain.simulation().runFor(INTERVAL_MILLIS + 5_000);
    assertThat(domain.verdict().isConsistent()).as(domain.verdict().toString()).isTrue();
  }

  // Verifies: 5847-3.1-1
  /** Silence is told once, and costs nobody a binding. */
  @Test
  void aSilentPeerIsAnEventBeforeAnyBindingIsTouched() {
    Domain domain = afterTwoHandovers(Mode.RELAY, WITH_HEARTBEAT);
    domain.crash(1);
    domain.simulation().runFor(6 * INTERVAL_MILLIS);
    assertThat(events)
        .filteredOn(it -> it.event() == Event.PEER_SILENT)
        .extracting(Output.Happened::peer)
        .containsExactly(domain.plan().maar(1));
    assertThat(previousMaars(domain)).isEqualTo(2);
  }

  /**
   * Twelve mobile nodes, a lifetime of an hour, and a MAAR that has forgotten all of them; the
   * first PBU may be lost, and its repetition is in time.
   */
  @ParameterizedTest
  @CsvSource({"RELAY, false", "LOCATOR, false", "PROXY, false", "RELAY, true", "LOCATOR, true"})
  void aMaarThatRestartsServesANewMobileNodeWithinTwoSeconds(Mode mode, boolean firstIsLost) {
    Domain domain = domain(1, mode, Profile.DEPLOYABLE);
    for (int mn = 1; mn <= 12; mn++) {
      domain.attach(Domain.mn(mn), 1);
    }
    domain.simulation().runFor(10_000);
    domain.crash(1);
    domain.restart(1);
    if (firstIsLost) {
      domain.simulation().links().silence(domain.plan().maar(1));
    }
    domain.attach(Domain.mn(13), 1);
    domain.simulation().runFor(500);
    domain.simulation().links().heal();
    domain.simulation().runFor(1_500);
    assertThat(domain.state().maar(domain.plan().maar(1)).orElseThrow().binding(Domain.mn(13)))
        .hasValueSatisfying(it -> assertThat(it.state()).isEqualTo(MaarState.SERVING));
    assertThat(drops).as("no prefix was tried that somebody has").isEmpty();
  }
}
