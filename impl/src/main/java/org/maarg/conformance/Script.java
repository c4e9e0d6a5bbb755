package org.maarg.conformance;

/** What a case does; it passes if nothing is thrown. */
@FunctionalInterface
interface Script {
  /** Acts, waits and judges; blocks while it waits. */
  void play(Scene scene) throws InterruptedException;
}
