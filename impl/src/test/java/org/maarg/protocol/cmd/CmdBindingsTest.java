package org.maarg.protocol.cmd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.maarg.protocol.Bench;
import org.maarg.protocol.StateReader;
import org.maarg.protocol.StateWriter;
import org.maarg.protocol.TestDomain;
import org.maarg.wire.option.MnId;

/** The CMD's binding cache: numbered sessions, what is counted beside, and what is no cache. */
class CmdBindingsTest {
  private static final MnId MN = Bench.mn(1);
  private static final MnId OTHER = Bench.mn(2);

  private final CmdBindings bindings = new CmdBindings();

  private CmdBinding add(int session) {
    CmdBinding binding = CmdParts.session(MN, session, 10 + session);
    bindings.add(binding);
    return binding;
  }

  private List<Integer> numbers() {
    return bindings.of(MN).stream().map(CmdBinding::session).toList();
  }

  // Verifies: 5213-5.4-1
  @Test
  void sessionsStandInTheOrderOfTheirNumbersWheneverTheyBegan() {
    CmdBinding third = add(3);
    CmdBinding first = add(1);
    CmdBinding none = add(0);
    CmdBinding second = add(2);
    assertThat(numbers()).containsExactly(0, 1, 2, 3);
    assertThat(bindings.size()).isEqualTo(4);

    bindings.remove(second);
    assertThat(numbers()).containsExactly(0, 1, 3);
    assertThat(bindings.find(MN, 2)).isEmpty();
    assertThat(bindings.size()).isEqualTo(3);
    bindings.remove(none);
    assertThat(numbers()).containsExactly(1, 3);
    assertThat(bindings.hasFirstAlone(MN)).isFalse();
    bindings.remove(first);
    bindings.remove(third);
    assertThat(numbers()).isEmpty();
    assertThat(bindings.hasFirstAlone(MN)).isTrue();
    assertThat(bindings.holdings().isNothing()).isTrue();
  }

  // Verifies: 5847-3.1-1
  @Test
  void aMaarThatServesOrAnchorsHasASession() {
    CmdBinding binding = add(0);
    PreviousMaarEntry previous = CmdParts.previous(1, 5);
    bindings.restorePrevious(binding, previous);
    assertThat(bindings.hasSessionsWith(TestDomain.maar(2))).isTrue();
    assertThat(bindings.hasSessionsWith(TestDomain.maar(1))).isTrue();
    assertThat(bindings.hasSessionsWith(TestDomain.maar(3))).isFalse();
    bindings.removePrevious(binding, previous);
    assertThat(bindings.hasSessionsWith(TestDomain.maar(1))).isFalse();
    bindings.remove(binding);
    assertThat(bindings.hasSessionsWith(TestDomain.maar(2))).isFalse();
  }

  private static CmdBinding withPrevious(MnId mn, int session, int index, int previousIndex) {
    CmdBinding binding = CmdParts.session(mn, session, index);
    binding.previousMaars().add(CmdParts.previous(1, previousIndex));
    return binding;
  }

  /** So many sessions that MAAR 2 serves and MAAR 1 anchors, and then the sessions. */
  private static StateWriter words(int served, int anchored, CmdBinding... sessions) {
    StateWriter words = new StateWriter();
    putCount(words, 2, served);
    putCount(words, 1, anchored);
    words.put(sessions.length);
    for (CmdBinding session : sessions) {
      session.writeState(words);
    }
    return words;
  }

  private static void putCount(StateWriter words, int maar, int count) {
    words.put(count == 0 ? 0 : 1);
    if (count > 0) {
      words.put(TestDomain.maar(maar));
      words.put(count);
    }
  }

  private static void refuses(StateWriter words, String why) {
    words.put(0);
    words.put(0);
    words.put(0);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new CmdBindings().readState(new StateReader(words.toArray())))
        .withMessageContaining(why);
  }

  @Test
  void aMaarIsCountedOnce() {
    StateWriter words = new StateWriter();
    words.put(2);
    for (int i = 0; i < 2; i++) {
      words.put(TestDomain.maar(2));
      words.put(1);
    }
    refuses(words, "twice");
  }

  @Test
  void countsAreThoseOfTheSessions() {
    refuses(words(2, 1, withPrevious(MN, 0, 1, 5)), "another number");
    refuses(words(1, 2, withPrevious(MN, 0, 1, 5)), "another number");
    refuses(words(1, 0, withPrevious(MN, 0, 1, 5)), "another number");
  }

  @Test
  void aSessionIsThereOnce() {
    refuses(
        words(2, 0, CmdParts.session(MN, 0, 1), CmdParts.session(MN, 0, 2)), "has session 0 twice");
  }

  // Verifies: 5213-5.2-1
  @Test
  void aPreviousMaarHasNoPrefixOfASessionBefore() {
    refuses(
        words(2, 2, withPrevious(MN, 0, 1, 5), withPrevious(OTHER, 0, 2, 5)),
        "of another session as well");
  }

  // Verifies: 5213-5.2-1
  @Test
  void norDoesOneOfTheSameMobileNode() {
    refuses(
        words(2, 2, withPrevious(MN, 0, 1, 5), withPrevious(MN, 1, 2, 5)),
        "of another session as well");
  }
}
