package org.maarg.fuzz.nodes;

import java.util.Arrays;
import java.util.List;
import org.maarg.protocol.Node;
import org.maarg.protocol.StateWriter;
import org.maarg.protocol.cmd.Cmd;
import org.maarg.protocol.cmd.CmdBindingView;
import org.maarg.protocol.maar.Maar;
import org.maarg.protocol.maar.MaarBindingView;

/**
 * A node at rest between two inputs. Several oracles look at it after each input and compare it
 * with the one before: the state is written once for all of them.
 */
final class Snapshot {
  private final long[] words;
  private final int sessions;
  private final List<CmdBindingView> cmdBindings;
  private final List<MaarBindingView> maarBindings;

  private Snapshot(
      long[] words,
      int sessions,
      List<CmdBindingView> cmdBindings,
      List<MaarBindingView> maarBindings) {
    this.words = words;
    this.sessions = sessions;
    this.cmdBindings = cmdBindings;
    this.maarBindings = maarBindings;
  }

  /** A node as it is now. */
  static Snapshot of(Node node) {
    StateWriter words = new StateWriter();
    int sessions = write(node, words);
    return of(node, words.toArray(), sessions);
  }

  private static Snapshot of(Node node, long[] words, int sessions) {
    return new Snapshot(
        words,
        sessions,
        node instanceof Cmd cmd ? cmd.bindings() : List.of(),
        node instanceof Maar maar ? maar.bindings() : List.of());
  }

  /** The same node after an input: this very snapshot if it is in the same state. */
  Snapshot next(Node node, StateWriter scratch) {
    scratch.clear();
    int length = write(node, scratch);
    return isAs(scratch) ? this : of(node, scratch.toArray(), length);
  }

  /** The whole state; how many words of it the domain has made. */
  private static int write(Node node, StateWriter out) {
    int length = 0;
    if (node instanceof Cmd cmd) {
      cmd.writeSessions(out);
      length = out.size();
      cmd.writeStrangers(out);
    } else if (node instanceof Maar maar) {
      maar.writeSessions(out);
      length = out.size();
      maar.writeStrangers(out);
    }
    return length;
  }

  /** True if another node is in this state. */
  boolean isOf(Node other, StateWriter scratch) {
    scratch.clear();
    write(other, scratch);
    return isAs(scratch);
  }

  private boolean isAs(StateWriter other) {
    boolean same = other.size() == words.length;
    for (int i = 0; same && i < words.length; i++) {
      same = other.word(i) == words[i];
    }
    return same;
  }

  /** True if nothing differs but which strangers have been refused. */
  boolean hasSessionsOf(Snapshot other) {
    return this == other || Arrays.equals(words, 0, sessions, other.words, 0, other.sessions);
  }

  /** Number of words of the whole state. */
  int size() {
    return words.length;
  }

  /** Of a CMD; else none. */
  List<CmdBindingView> cmdBindings() {
    return cmdBindings;
  }

  /** Of a MAAR; else none. */
  List<MaarBindingView> maarBindings() {
    return maarBindings;
  }
}
