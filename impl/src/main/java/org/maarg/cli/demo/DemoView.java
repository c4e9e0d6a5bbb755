package org.maarg.cli.demo;

import org.maarg.sim.Names;
import org.maarg.sim.TraceEvent;

/** What a demo shows while it runs. Called by one thread. */
interface DemoView {
  /** The nodes are up. */
  void started(DemoPlan plan, Names names);

  /** The mobile node goes to a MAAR. */
  void moving(int move, String to);

  /** Something happened. */
  void event(TraceEvent event);

  /** It takes a while. */
  void waiting(long seconds, String what);

  /** Shows nothing. */
  DemoView NONE =
      new DemoView() {
        @Override
        public void started(DemoPlan plan, Names names) {}

        @Override
        public void moving(int move, String to) {}

        @Override
        public void event(TraceEvent event) {}

        @Override
        public void waiting(long seconds, String what) {}
      };
}
