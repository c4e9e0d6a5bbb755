package org.maarg.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.maarg.protocol.cmd.CmdBench;
import org.maarg.protocol.maar.MaarBench;
import org.maarg.protocol.maar.MaarState;
import org.maarg.wire.message.BindingAcknowledgement;
import org.maarg.wire.message.BindingUpdate;
import org.maarg.wire.message.Status;

/** What the letter of the RFCs costs (findings 72 and 73), beside what DEPLOYABLE makes of it. */
class LetterCostTest {
  private static final long AN_HOUR = 3_600_000;

  /** A handover whose PBU the network doubles; the answer to the copy comes first. */
  private static TestDomain withCopy(Mode mode, Profile profile) {
    TestDomain domain = new TestDomain(2, mode, profile);
    domain.attach(1);
    domain.settle();
    domain.attach(2);
    TestDomain.Flight update = domain.flights.get(0);
    domain.flights.add(1, update);
    domain.settle();
    return domain;
  }

  private static MaarState atSecond(TestDomain domain) {
    assertThat(domain.cmd.bindings().get(0).proxyCareOfAddress()).isEqualTo(TestDomain.maar(2));
    return domain.node(2).bindings().get(0).state();
  }

  // Verifies: 5213-5.5-4, 5213-6.9.1.2-2
  @Test
  void theAcceptanceBehindTheRefusalOfACopyIsTaken() {
    assertThat(atSecond(withCopy(Mode.RELAY, Profile.RFC8885))).isEqualTo(MaarState.SERVING);
    assertThat(atSecond(withCopy(Mode.RELAY, Profile.DEPLOYABLE))).isEqualTo(MaarState.SERVING);
  }

  // Verifies: 5213-6.9.1.2-2, 5213-6.9.1.2-8
  @Test
  void soIsTheAcceptanceOfAPreviousMaarBehindItsRefusalOfACopy() {
    CmdBench bench = new CmdBench(Mode.RELAY, Profile.RFC8885);
    bench.register(1);
    bench.register(2);
    BindingUpdate told = bench.updateTo(CmdBench.maar(1));

    bench.receive(CmdBench.maar(1), Pba.refusing(told, Status.TIMESTAMP_MISMATCH).build());
    assertThat(CmdBench.listed(bench.answerTo(CmdBench.maar(2)))).isEmpty();
    assertThat(bench.armed(Timer.Kind.RETRANSMIT)).isEmpty();
    bench.confirm(1);

    assertThat(CmdBench.listed(bench.answerTo(CmdBench.maar(2)))).containsExactly(CmdBench.maar(1));
    bench.confirm(1);
    assertThat(bench.drops()).containsExactly(DropReason.NOT_OUTSTANDING);
  }

  /** As {@link #withCopy}, and the network loses what accepts the update. */
  private static TestDomain withCopyAndLoss(Profile profile) {
    TestDomain domain = new TestDomain(2, Mode.RELAY, profile);
    domain.attach(1);
    domain.settle();
    domain.attach(2);
    domain.flights.add(1, domain.flights.get(0));
    while (domain.flights.stream().noneMatch(LetterCostTest::servesAtSecond)) {
      domain.deliver(domain.flights.remove(0), true);
    }
    domain.flights.removeIf(LetterCostTest::servesAtSecond);
    domain.settle();
    return domain;
  }

  private static boolean servesAtSecond(TestDomain.Flight flight) {
    return flight.to().equals(TestDomain.maar(2))
        && flight.message() instanceof BindingAcknowledgement ack
        && ack.isAccepted();
  }

  // Verifies: 5213-5.5-4, 5213-6.9.1.2-8
  @Test
  void byTheLetterACopyAndALossLeaveTheMobileNodeWithoutService() {
    TestDomain domain = withCopyAndLoss(Profile.RFC8885);

    assertThat(atSecond(domain)).isEqualTo(MaarState.REGISTERING);
    assertThat(domain.advertisedBy.get(TestDomain.maar(2))).isNullOrEmpty();
    assertThat(domain.timers.keySet())
        .noneMatch(it -> it.startsWith(TestDomain.maar(2).toString()));
  }

  // Verifies: 5213-5.5-4
  @Test
  void aMaarThatAsksAgainIsServedInSpiteOfCopyAndLoss() {
    assertThat(atSecond(withCopyAndLoss(Profile.DEPLOYABLE))).isEqualTo(MaarState.SERVING);
  }

  // Verifies: 5213-5.5-4
  @Test
  void whereTheCmdAnswersAtOnceTheCopyDoesNoHarm() {
    assertThat(atSecond(withCopy(Mode.PROXY, Profile.RFC8885))).isEqualTo(MaarState.SERVING);
    assertThat(atSecond(withCopy(Mode.LOCATOR, Profile.RFC8885))).isEqualTo(MaarState.SERVING);
  }

  // Verifies: 8885-3.6-4, 6275-11.8-5
  @Test
  void byTheLetterAQuestionThatNobodyAnswersIsAskedForEver() {
    MaarBench letter = new MaarBench(Mode.RELAY, Profile.RFC8885).anchoringFor(2);
    letter.advance(AN_HOUR);
    assertThat(letter.state()).isEqualTo(MaarState.RENEWING);
    assertThat(letter.tunnels).hasSize(1);
    assertThat(letter.advance(AN_HOUR)).hasSizeGreaterThan(100);

    MaarBench deployable = new MaarBench(Mode.RELAY, Profile.DEPLOYABLE).anchoringFor(2);
    assertThat(deployable.advance(AN_HOUR)).hasSize(7);
    assertThat(deployable.maar.bindings()).isEmpty();
    assertThat(deployable.tunnels).isEmpty();
  }

  // Verifies: 5213-5.4.1.1-7
  @Test
  void aCmdIsSilentToAQuestionThatFitsNoSession() {
    CmdBench bench = new CmdBench(Mode.RELAY, Profile.RFC8885);

    bench.receive(1, bench.pbu(1).lifetime(0));

    assertThat(bench.outputs)
        .containsExactly(new Output.Dropped(DropReason.NO_SESSION, CmdBench.maar(1)));
  }

  // Verifies: 8885-3.6-4, 6275-11.8-5
  @Test
  void byTheLetterAReleaseThatNobodyAnswersIsSentForEver() {
    CmdBench letter = released(Profile.RFC8885);
    letter.advance(AN_HOUR);
    assertThat(letter.cmd.releases()).isEqualTo(1);
    assertThat(letter.advance(AN_HOUR)).hasSizeGreaterThan(100);

    CmdBench deployable = released(Profile.DEPLOYABLE);
    assertThat(deployable.advance(AN_HOUR)).hasSize(7);
    assertThat(deployable.cmd.releases()).isZero();
  }

  /** A CMD whose only session has ended, and whose release MAAR 1 has not answered. */
  private static CmdBench released(Profile profile) {
    CmdBench bench = new CmdBench(Mode.RELAY, profile);
    bench.travel(1, 2);
    bench.now++;
    bench.receive(2, bench.pbu(2).lifetime(0));
    assertThat(bench.cmd.releases()).isZero();
    return bench;
  }

  // Verifies: 5213-5.3-1, 5213-5.3.1-8
  @Test
  void aMaarThatHasLostItsStateEndsTheReleaseByRefusingIt() {
    CmdBench bench = released(Profile.RFC8885);
    bench.advance(10_000);
    MaarBench restarted = new MaarBench(Mode.RELAY, Profile.RFC8885);
    restarted.now = bench.now;

    restarted.receive(MaarBench.CMD, bench.lastUpdateTo(MaarBench.SELF));
    bench.receive(MaarBench.SELF, restarted.answerTo(MaarBench.CMD));

    assertThat(bench.cmd.releases()).isZero();
    assertThat(bench.advance(AN_HOUR)).isEmpty();
  }
}
