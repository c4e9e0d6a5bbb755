package org.maarg.checks.world;

import java.util.List;
import org.maarg.protocol.Input;
import org.maarg.protocol.Output;
import org.maarg.wire.message.MobilityMessage;

/** Looks on while a world takes a step; has no part in its state. */
public interface Monitor {
  /** Sees nothing. */
  Monitor NONE =
      new Monitor() {
        @Override
        public void input(int node, Input input) {}

        @Override
        public void output(int node, Output output) {}

        @Override
        public void reacted(int node, Input input, List<Output> outputs) {}

        @Override
        public void note(String what) {}
      };

  /** A node gets an input. */
  void input(int node, Input input);

  /** A node has put this out. */
  void output(int node, Output output);

  /** A node has done all this about an input, and it has been carried out. */
  void reacted(int node, Input input, List<Output> outputs);

  /** Something happened that is neither: a crash, a departure that nobody notices. */
  void note(String what);

  /** The checks have come to something without which they would say little. */
  default void shown(Witness witness) {}

  /** A message is lost on its way. */
  default void lost(int from, int to, MobilityMessage message) {}

  /** A message under way is doubled. */
  default void copied(int from, int to, MobilityMessage message) {}

  /** So much time passes without a message under way, until a timer ends. */
  default void passed(long millis) {}
}
