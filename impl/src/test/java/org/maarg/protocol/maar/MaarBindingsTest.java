package org.maarg.protocol.maar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.maarg.protocol.Bench;
import org.maarg.protocol.Dlif;
import org.maarg.protocol.Mode;
import org.maarg.protocol.Output;
import org.maarg.protocol.PrefixSet;
import org.maarg.protocol.Profile;
import org.maarg.protocol.StateReader;
import org.maarg.protocol.StateWriter;
import org.maarg.protocol.TestDomain;
import org.maarg.wire.option.MnId;
import org.maarg.wire.option.Timestamp;

/** A MAAR's binding cache: numbered sessions, who was denied, and what is no cache. */
class MaarBindingsTest {
  private static final MnId MN = Bench.mn(1);
  private static final MnId OTHER = Bench.mn(2);

  private final List<Output> outputs = new ArrayList<>();
  private final MaarBindings bindings = bindings();

  private static MaarBindings bindings() {
    return new MaarBindings(MaarBench.config(Mode.RELAY, Profile.DEPLOYABLE, 64), 0);
  }

  private MaarBinding create(MnId mn) {
    return bindings.create(mn, outputs::add).orElseThrow();
  }

  private List<Integer> numbers() {
    return bindings.of(MN).stream().map(MaarBinding::session).toList();
  }

  // Verifies: 5213-5.4-1, 5213-6.9.1.1-25
  @Test
  void aSessionHasTheFirstNumberThatIsFreeAndStandsThere() {
    MaarBinding none = create(MN);
    MaarBinding first = create(MN);
    MaarBinding second = create(MN);
    assertThat(numbers()).containsExactly(0, 1, 2);

    bindings.forget(first, outputs::add);
    assertThat(numbers()).containsExactly(0, 2);
    assertThat(bindings.find(MN, 1)).isEmpty();
    assertThat(bindings.holdings().of(Maar.BINDINGS)).isEqualTo(2);
    MaarBinding again = create(MN);
    assertThat(numbers()).containsExactly(0, 1, 2);
    assertThat(bindings.find(MN, 1)).containsSame(again);
    bindings.forget(none, outputs::add);
    assertThat(numbers()).containsExactly(1, 2);
    bindings.forget(again, outputs::add);
    bindings.forget(second, outputs::add);
    assertThat(numbers()).isEmpty();
    assertThat(bindings.holdings().isNothing()).isTrue();
  }

  @Test
  void theMobileNodeThatAttachedLastIsTheFirst() {
    MaarBinding old = create(OTHER);
    MaarBinding second = create(MN);
    MaarBinding third = create(MN);
    MaarBinding newest = create(OTHER);
    old.registeredAt = new Timestamp(1);
    newest.registeredAt = new Timestamp(3);
    third.registeredAt = new Timestamp(2);
    second.registeredAt = new Timestamp(2);
    assertThat(bindings.newestFirst()).containsExactly(newest, second, third, old);
  }

  // Verifies: 5847-3.1-1
  @Test
  void itIsTheCmdThatSessionsDependOn() {
    assertThat(bindings.hasSessionsWith(MaarBench.CMD)).isFalse();
    create(MN);
    assertThat(bindings.hasSessionsWith(MaarBench.CMD)).isTrue();
    assertThat(bindings.hasSessionsWith(TestDomain.maar(2))).isFalse();
  }

  // Verifies: 5213-6.9.1.2-6
  @Test
  void soManyAreRememberedAsDenied() {
    int most = 1_024;
    for (int number = 1; number <= most + 1; number++) {
      bindings.deny(Bench.mn(number));
    }
    assertThat(bindings.isDenied(Bench.mn(most))).isTrue();
    assertThat(bindings.isDenied(Bench.mn(most + 1))).isFalse();
    assertThat(bindings.holdings().of(Maar.DENIED)).isEqualTo(most);
  }

  private static MaarBinding binding(MnId mn, int session, int index) {
    return new MaarBinding(mn, session, PrefixSet.of(Bench.prefix(1, index)), Dlif.of(1, index));
  }

  private static MaarBinding anchored(MnId mn, int session, int index) {
    MaarBinding binding = binding(mn, session, index);
    binding.setAnchors(
        List.of(new MaarBindingView.Anchor(TestDomain.maar(2), Bench.prefix(2, 0), Dlif.UNKNOWN)));
    return binding;
  }

  /** The words of a pool of which so many are taken, of these sessions and of who was denied. */
  private static StateWriter words(int taken, List<MnId> denied, MaarBinding... sessions) {
    StateWriter words = new StateWriter();
    PrefixPool pool = new PrefixPool(TestDomain.pool(1), 64, 0);
    pool.take(taken);
    pool.writeState(words);
    words.put(sessions.length);
    Arrays.stream(sessions).forEach(session -> session.writeState(words));
    words.put(denied.size());
    denied.forEach(words::put);
    return words;
  }

  private static void refuses(StateWriter words, String why) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> bindings().readState(new StateReader(words.toArray())))
        .withMessageContaining(why);
  }

  // Verifies: 5213-5.2-1
  @Test
  void eachSessionIsThereOnceWithPrefixesOfItsOwn() {
    List<MnId> nobody = List.of();
    refuses(words(2, nobody, binding(MN, 0, 0), binding(MN, 0, 1)), "has session 0 twice");
    refuses(words(2, nobody, binding(MN, 1, 0), binding(MN, 1, 1)), "has session 1 twice");
    refuses(words(1, nobody, binding(MN, 0, 0), binding(OTHER, 0, 0)), "of another session");
    refuses(words(2, nobody, binding(MN, 0, 0)), "that no session has");
    refuses(words(1, nobody, binding(MN, 0, 1)), "is not taken");
    refuses(
        words(2, nobody, anchored(MN, 0, 0), anchored(MN, 1, 1)),
        "anchored for another session as well");
  }

  @Test
  void eachMobileNodeIsDeniedOnce() {
    refuses(words(1, List.of(OTHER, OTHER), binding(MN, 0, 0)), "twice");
  }

  @Test
  void whatIsKeptDoesNotDependOnWhoCameFirst() {
    List<MnId> denied = new ArrayList<>();
    for (int number = 9; number > 3; number--) {
      bindings.deny(Bench.mn(number));
      denied.add(0, Bench.mn(number));
    }
    MaarBinding none = create(OTHER);
    MaarBinding first = create(MN);
    MaarBinding second = create(MN);
    StateWriter kept = new StateWriter();
    bindings.writeState(kept);
    assertThat(kept.toArray()).isEqualTo(words(3, denied, first, second, none).toArray());
    MaarBindings again = bindings();
    again.readState(new StateReader(kept.toArray()));
    assertThat(again.views()).isEqualTo(bindings.views());
    assertThat(again.isDenied(Bench.mn(4))).isTrue();
  }
}
