package org.maarg.checks.jpf;

import org.maarg.checks.world.Witness;
import org.maarg.checks.world.Witnesses;

/** Fails when it sees a certain witness, so that a search which reaches it cannot pass. */
final class WitnessFailure extends Witnesses {
  private final Witness wanted;

  WitnessFailure(String name) {
    this.wanted = Witness.valueOf(name);
  }

  @Override
  protected void see(Witness witness) {
    if (witness == wanted) {
      throw new AssertionError("witness " + witness.name());
    }
  }
}
