package org.maarg.cli.testbed;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Makes benches of one name, one at a time, and has each gone after its test: after what the test
 * itself closes, which runs on it.
 */
final class BenchOfTest implements AfterEachCallback {
  private final String name;
  private @Nullable Bench bench;
  private @Nullable BenchIpsec ipsec;

  BenchOfTest(String name) {
    this.name = name;
  }

  /** A bench; where there can be none the test is skipped. */
  Bench make(int maars) {
    Bench made = Benches.make(name, maars);
    bench = made;
    return made;
  }

  /** IPsec for the nodes on the bench, if it is wanted; where there is none the test is skipped. */
  Optional<BenchIpsec> ipsec(boolean wanted) {
    Bench on = bench;
    if (!wanted || on == null) {
      return Optional.empty();
    }
    Benches.need(List.of("swanctl", "unshare"));
    Benches.needFile(BenchIpsec.CHARON, "strongswan-charon");
    BenchIpsec made = new BenchIpsec(on, Benches.own(name));
    ipsec = made;
    return Optional.of(made);
  }

  @Override
  public void afterEach(ExtensionContext context) {
    BenchIpsec daemons = ipsec;
    if (daemons != null) {
      ipsec = null;
      daemons.close();
    }
    Bench made = bench;
    if (made != null) {
      bench = null;
      made.close();
      Benches.assertGone(name);
      BenchIpsec.sweep(Benches.own(name));
    }
  }
}
