package org.maarg.cli.demo;

import org.maarg.runtime.LoopbackDomain;

/** Somebody who looks on while a demo runs. Called by one thread, which may be kept waiting. */
interface DemoPage {
  /** The nodes are up. */
  void started(LoopbackDomain domain);

  /** The mobile node is about to go to its first MAAR (0), or to move (1 and more). */
  void beforeMove(int move);

  /** The demo is over; the nodes still run until this returns. */
  void ended(DemoResult result);

  /** Nobody looks on. */
  DemoPage NONE =
      new DemoPage() {
        @Override
        public void started(LoopbackDomain domain) {}

        @Override
        public void beforeMove(int move) {}

        @Override
        public void ended(DemoResult result) {}
      };
}
