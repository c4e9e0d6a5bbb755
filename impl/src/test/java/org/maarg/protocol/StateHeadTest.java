package org.maarg.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.maarg.protocol.UnreadableStateException.Reason;

/** A state is read by the program and the node that it was written for. */
class StateHeadTest {
  private static StateWriter identity(long... words) {
    StateWriter identity = new StateWriter();
    for (long word : words) {
      identity.put(word);
    }
    return identity;
  }

  private static StateReader head(int role, StateWriter identity) {
    StateWriter out = new StateWriter();
    StateHead.write(out, role, identity);
    out.put(77);
    return new StateReader(out.toArray());
  }

  private static UnreadableStateException refused(StateReader in) {
    return catchThrowableOfType(
        UnreadableStateException.class, () -> StateHead.check(in, StateHead.MAAR, identity(5, 6)));
  }

  @Test
  void whatFollowsItsOwnHeadIsReadNext() throws UnreadableStateException {
    StateReader in = head(StateHead.MAAR, identity(5, 6));
    StateHead.check(in, StateHead.MAAR, identity(5, 6));
    assertThat(in.number()).isEqualTo(77);
  }

  @Test
  void anotherNodesIsRefused() {
    assertThat(refused(head(StateHead.CMD, identity(5, 6))).reason()).isEqualTo(Reason.ROLE);
    for (StateWriter other : new StateWriter[] {identity(5, 7), identity(4, 6), identity(5)}) {
      assertThat(refused(head(StateHead.MAAR, other)).reason()).isEqualTo(Reason.IDENTITY);
    }
    assertThat(refused(head(StateHead.MAAR, identity(5, 6, 0)))).hasMessageContaining("another");
  }

  @Test
  void anotherFormatIsNamedBesideThatOfTheProgram() {
    UnreadableStateException refused =
        refused(new StateReader(new long[] {99, StateHead.MAAR, 2, 5, 6}));
    assertThat(refused.reason()).isEqualTo(Reason.FORMAT);
    assertThat(refused).hasMessage("its format is 99, this program reads " + StateWriter.FORMAT);
  }
}
