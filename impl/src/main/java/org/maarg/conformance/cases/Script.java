package org.maarg.conformance.cases;

import org.maarg.conformance.play.Scene;

/** What a case does; it passes if nothing is thrown. */
@FunctionalInterface
public interface Script {
  /** Acts, waits and judges; blocks while it waits. */
  void play(Scene scene) throws InterruptedException;
}
