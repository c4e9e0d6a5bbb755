package org.maarg.protocol.cmd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.maarg.protocol.Bench;
import org.maarg.protocol.StateReader;
import org.maarg.protocol.StateWriter;
import org.maarg.protocol.TestDomain;

/** The parts of a CMD as they are kept: in one order, and refused where no CMD writes them so. */
class CmdStateTest {
  private static CmdBinding withPrevious(int maar) {
    CmdBinding binding = CmdParts.session(TestDomain.MN, 0, 1);
    binding.previousMaars().add(CmdParts.previous(maar, 0));
    return binding;
  }

  private static void refuses(Consumer<StateReader> reading, StateWriter words, String why) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> reading.accept(new StateReader(words.toArray())))
        .withMessageContaining(why);
  }

  private static StateWriter listed(CmdBinding... bindings) {
    StateWriter words = new StateWriter();
    words.put(bindings.length);
    for (CmdBinding binding : bindings) {
      binding.writeState(words);
    }
    return words;
  }

  // Verifies: 8885-3.2-5
  @Test
  void whoServesOrIsOnTheListIsNotOnItAsWell() {
    StateWriter words = new StateWriter();
    withPrevious(2).writeState(words);
    refuses(CmdBinding::readState, words, "twice");
    CmdBinding doubled = withPrevious(1);
    doubled.previousMaars().add(CmdParts.previous(1, 7));
    StateWriter twice = new StateWriter();
    doubled.writeState(twice);
    refuses(CmdBinding::readState, twice, "twice");
    StateWriter right = new StateWriter();
    withPrevious(1).writeState(right);
    CmdBinding read = CmdBinding.readState(new StateReader(right.toArray()));
    assertThat(read.view()).isEqualTo(withPrevious(1).view());
  }

  @Test
  void whatIsShownTellsWhoHasNotConfirmed() {
    CmdBinding binding = withPrevious(1);
    String shown = binding.view().previousMaars().get(0).toString();
    assertThat(shown).endsWith(" unconfirmed");
    binding.previousMaars().get(0).confirmed = true;
    assertThat(binding.view().previousMaars().get(0))
        .hasToString(shown.replace(" unconfirmed", ""));
  }

  @Test
  void whatWaitsIsOneRegistrationWithoutPreviousMaars() {
    CmdBinding waits = CmdParts.session(TestDomain.MN, 0, 1);
    refuses(new WaitingRegistrations()::readState, listed(waits, waits), "twice");
    refuses(new WaitingRegistrations()::readState, listed(withPrevious(1)), "previous MAARs");
  }

  @Test
  void whatWaitsIsKeptInTheOrderOfMobileNodes() {
    WaitingRegistrations waiting = new WaitingRegistrations();
    List<CmdBinding> sorted = new ArrayList<>();
    for (int number = 9; number > 0; number--) {
      CmdBinding candidate = CmdParts.session(Bench.mn(number), 0, number);
      sorted.add(0, candidate);
      waiting.hold(candidate, 1, output -> {});
    }
    assertThat(waiting.size()).isEqualTo(9);
    StateWriter words = new StateWriter();
    waiting.writeState(words);
    assertThat(words.toArray()).isEqualTo(listed(sorted.toArray(CmdBinding[]::new)).toArray());
  }
}
