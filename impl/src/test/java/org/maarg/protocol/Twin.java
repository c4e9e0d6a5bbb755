package org.maarg.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.maarg.protocol.cmd.Cmd;
import org.maarg.protocol.cmd.CmdConfig;
import org.maarg.protocol.maar.Maar;
import org.maarg.protocol.maar.MaarConfig;
import org.maarg.wire.Ipv6Prefix;

/**
 * Has each node of a test read back from its kept state before each input: what is read back writes
 * the same state again, does the same about the input, and is in the same state after it.
 */
public final class Twin {
  /** Reads a node's state back. */
  private interface Reader {
    Node read(StateReader in) throws UnreadableStateException;
  }

  /** Of a node whose configuration the test does not tell. */
  static final Twin NONE = new Twin(Optional.empty());

  private final Optional<Reader> reader;

  private Twin(Optional<Reader> reader) {
    this.reader = reader;
  }

  public static Twin of(CmdConfig config) {
    return new Twin(Optional.of(in -> Cmd.readState(config, in)));
  }

  public static Twin of(MaarConfig config) {
    return new Twin(Optional.of(in -> Maar.readState(config, in)));
  }

  /** The words of a node that is kept. */
  public static long[] keep(Node node) {
    StateWriter words = new StateWriter();
    if (node instanceof Cmd cmd) {
      cmd.keep(words);
    } else {
      ((Maar) node).keep(words);
    }
    return words.toArray();
  }

  /** A node in the same state. */
  Optional<Node> copy(Node node) {
    if (reader.isEmpty()) {
      return Optional.empty();
    }
    long[] words = keep(node);
    StateReader in = new StateReader(words);
    try {
      Node copy = reader.get().read(in);
      assertThat(in.left()).as("words left").isZero();
      assertThat(keep(copy)).as("the state that was read back").isEqualTo(words);
      return Optional.of(copy);
    } catch (UnreadableStateException unreadable) {
      throw new AssertionError(unreadable);
    }
  }

  /** A node has got an input and done this; its copy of before does the same. */
  void compare(Node node, Node copy, Input input, List<Output> outputs) {
    List<Output> same = new ArrayList<>();
    copy.handle(input, same::add);
    assertThat(same).as("what a node that was read back does about %s", input).isEqualTo(outputs);
    assertThat(keep(copy)).as("its state after %s", input).isEqualTo(keep(node));
  }

  /** What a MAAR says that it has set up is what it has set up. */
  static void compareStanding(
      Node node, Set<Tunnel> tunnels, Map<Ipv6Prefix, Output.Advertise> advertised) {
    if (node instanceof Maar maar) {
      Set<Tunnel> told = new HashSet<>();
      Map<Ipv6Prefix, Output.Advertise> shown = new HashMap<>();
      long[] before = keep(node);
      maar.showStanding(
          output -> {
            if (output instanceof Output.AddTunnel add) {
              told.add(add.tunnel());
            } else if (output instanceof Output.Advertise advertise) {
              shown.put(advertise.prefix(), advertise);
            }
          });
      assertThat(told).as("tunnels that stand").isEqualTo(tunnels);
      assertThat(shown).as("routers that stand").isEqualTo(advertised);
      assertThat(keep(node)).isEqualTo(before);
    }
  }
}
