package org.maarg.security.measure;

import java.util.function.ToDoubleFunction;
import org.maarg.security.script.Stage;
import org.maarg.sim.DomainState;

/**
 * Octets of heap that a node's state takes per entry: what is free after the node has lost it. The
 * node is gone afterwards, so this is taken after all that is exact.
 */
final class Heap implements Measurement {
  private static final int COLLECTIONS = 3;

  private final boolean cmd;
  private final ToDoubleFunction<DomainState> entries;

  Heap(boolean cmd, ToDoubleFunction<DomainState> entries) {
    this.cmd = cmd;
    this.entries = entries;
  }

  @Override
  public double value(Stage stage) {
    double count = entries.applyAsDouble(stage.state());
    if (count == 0) {
      return 0;
    }
    long before = used();
    int last = cmd ? 0 : stage.plan().maars();
    for (int node = cmd ? 0 : 1; node <= last; node++) {
      stage.wipe(node);
    }
    return (before - used()) / count;
  }

  private static long used() {
    Runtime runtime = Runtime.getRuntime();
    for (int i = 0; i < COLLECTIONS; i++) {
      System.gc();
    }
    return runtime.totalMemory() - runtime.freeMemory();
  }
}
