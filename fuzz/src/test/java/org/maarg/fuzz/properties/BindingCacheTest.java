package org.maarg.fuzz.properties;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.state.Action;
import net.jqwik.api.state.ActionChain;
import net.jqwik.api.state.Transformer;
import org.maarg.protocol.Mode;

/** Whatever mobile nodes do, the domain's bindings are those that a naive observer writes down. */
// Verifies: 8885-3.1-3, 8885-3.2-5, 8885-3.2-10, 8885-3.2-12, 8885-3.2-13, 8885-3.2-24,
// 8885-3.3-4, 8885-3.4-2, 8885-3.5-4, 8885-3.5-11
class BindingCacheTest {
  private static final int MNS = 3;

  @Property(tries = 300)
  void agreesWithTheNaiveOne(@ForAll("chains") ActionChain<NaiveDomain> chain) {
    chain.withInvariant(NaiveDomain::check).run();
  }

  @Provide
  Arbitrary<ActionChain<NaiveDomain>> chains() {
    return Arbitraries.of(Mode.values())
        .flatMap(
            mode ->
                ActionChain.<NaiveDomain>startWith(() -> new NaiveDomain(mode))
                    .withAction(5, new Move())
                    .withAction(1, new Leave())
                    .withAction(1, new Expire())
                    .withMaxTransformations(40));
  }

  private static Arbitrary<Integer> mns() {
    return Arbitraries.integers().between(1, MNS);
  }

  private static final class Move implements Action.Independent<NaiveDomain> {
    @Override
    public Arbitrary<Transformer<NaiveDomain>> transformer() {
      return Combinators.combine(mns(), Arbitraries.integers().between(1, NaiveDomain.MAARS))
          .as(
              (mn, maar) ->
                  Transformer.mutate("mn" + mn + " to maar" + maar, it -> it.move(mn, maar)));
    }
  }

  private static final class Leave implements Action.Independent<NaiveDomain> {
    @Override
    public Arbitrary<Transformer<NaiveDomain>> transformer() {
      return mns().map(mn -> Transformer.mutate("mn" + mn + " leaves", it -> it.leave(mn)));
    }
  }

  private static final class Expire implements Action.Independent<NaiveDomain> {
    @Override
    public Arbitrary<Transformer<NaiveDomain>> transformer() {
      return mns().map(mn -> Transformer.mutate("mn" + mn + " expires", it -> it.expire(mn)));
    }
  }
}
