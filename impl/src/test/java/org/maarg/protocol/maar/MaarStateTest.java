package org.maarg.protocol.maar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.maarg.protocol.Bench;
import org.maarg.protocol.Dlif;
import org.maarg.protocol.PrefixSet;
import org.maarg.protocol.StateReader;
import org.maarg.protocol.StateWriter;
import org.maarg.protocol.TestDomain;
import org.maarg.wire.Ipv6Prefix;

/** A MAAR's session as it is kept, and what no MAAR keeps. */
class MaarStateTest {
  private static final MaarBindingView.Anchor FIRST =
      new MaarBindingView.Anchor(
          TestDomain.maar(2),
          Bench.prefix(2, 0),
          Dlif.of(2, 0),
          List.of(Ipv6Prefix.parse("2001:db8:aaaa::/48")));
  private static final MaarBindingView.Anchor SECOND =
      new MaarBindingView.Anchor(TestDomain.maar(3), Bench.prefix(3, 0), Dlif.UNKNOWN);

  private final PrefixPool pool = new PrefixPool(TestDomain.pool(1), 64, 0);

  private StateReader kept(MaarBindingView.Anchor... anchors) {
    PrefixSet prefixes = pool.take(1).orElseThrow();
    MaarBinding binding =
        new MaarBinding(TestDomain.MN, 0, prefixes, Dlif.of(1, pool.indexOf(prefixes.first())));
    binding.setAnchors(List.of(anchors));
    StateWriter words = new StateWriter();
    binding.writeState(words);
    return new StateReader(words.toArray());
  }

  @Test
  void oldPrefixesAreReadBackWithTheirRouters() {
    MaarBinding read = MaarBinding.readState(kept(FIRST, SECOND), pool, 1);
    assertThat(read.anchors()).containsExactly(FIRST, SECOND);
  }

  @Test
  void oldPrefixesStandThereOnceAndInOrder() {
    for (StateReader words : List.of(kept(SECOND, FIRST), kept(FIRST, FIRST))) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> MaarBinding.readState(words, pool, 1))
          .withMessageContaining("in another order");
    }
  }
}
