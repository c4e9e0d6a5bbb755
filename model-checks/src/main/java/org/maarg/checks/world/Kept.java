package org.maarg.checks.world;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.maarg.protocol.Input;
import org.maarg.protocol.Node;
import org.maarg.protocol.Output;
import org.maarg.protocol.StateReader;
import org.maarg.protocol.StateWriter;
import org.maarg.protocol.UnreadableStateException;
import org.maarg.protocol.cmd.Cmd;
import org.maarg.protocol.maar.Maar;

/**
 * A node beside one that was read back from what it keeps: both do the same, from then on as well,
 * and the one that was read back knows what it has set up.
 */
final class Kept {
  private final Node twin;

  private Kept(Node twin) {
    this.twin = twin;
  }

  /** The twin of a node, with a life of its own. */
  static Kept of(Bounds bounds, int number, Node node) {
    return new Kept(readBack(bounds, number, node));
  }

  /** The node that was read back from what this one keeps. */
  static Node readBack(Bounds bounds, int number, Node node) {
    StateWriter words = new StateWriter();
    try {
      if (node instanceof Cmd cmd) {
        cmd.keep(words);
        return Cmd.readState(LiveNodes.cmd(bounds), new StateReader(words.toArray()));
      }
      ((Maar) node).keep(words);
      return Maar.readState(LiveNodes.maar(bounds, number), new StateReader(words.toArray()));
    } catch (UnreadableStateException notWhatWasWritten) {
      throw new Violation(
          Properties.KEPT_ALIKE,
          Addresses.name(number) + " cannot be read back from what it keeps");
    }
  }

  /**
   * Has the twin handle the same input.
   *
   * @return what the twin has set up, as it tells
   */
  List<Output> follow(int number, Node node, Input input, List<Output> outputs) {
    List<Output> others = new ArrayList<>(8);
    twin.handle(input, output -> others.add(output));
    require(number, outputs.equals(others), "does " + outputs + ", its twin " + others);
    checkTexts(number, outputs);
    require(number, isSame(LiveNodes.words(node), LiveNodes.words(twin)), "is not as its twin");
    List<Output> standing = new ArrayList<>(4);
    if (node instanceof Cmd cmd) {
      require(number, cmd.bindings().equals(((Cmd) twin).bindings()), "holds other bindings");
    } else {
      Maar maar = (Maar) twin;
      require(number, ((Maar) node).bindings().equals(maar.bindings()), "holds other bindings");
      maar.showStanding(output -> standing.add(output));
    }
    return standing;
  }

  /** What reads otherwise is not the same: or nobody could say that the twin does the same. */
  private static void checkTexts(int number, List<Output> outputs) {
    for (int i = 1; i < outputs.size(); i++) {
      for (int j = 0; j < i; j++) {
        Output one = outputs.get(i);
        Output other = outputs.get(j);
        boolean reads = one.toString().equals(other.toString());
        require(number, reads || !one.equals(other), "takes for the same: " + one + ", " + other);
      }
    }
  }

  /** Word by word: what hashes them is a library that a software model checker cannot run. */
  static boolean isSame(StateWriter some, StateWriter others) {
    boolean same = some.size() == others.size();
    for (int i = 0; same && i < some.size(); i++) {
      same = some.word(i) == others.word(i);
    }
    return same;
  }

  /** What a node has set up by what it has said so far is what it would set up now. */
  static void checkStanding(World world, int node, Optional<List<Output>> standing) {
    if (standing.isEmpty()) {
      return;
    }
    DataPlane told = new DataPlane(world.bounds());
    for (Output output : standing.get()) {
      told.carryOut(node, output);
      if (output instanceof Output.Advertise shown) {
        Routers.check(world, node, shown);
      }
    }
    String expected = DataPlane.text(world.dataPlane().of(node));
    String found = DataPlane.text(told.of(node));
    require(node, expected.equals(found), "says it has set up " + found + ", and has " + expected);
  }

  private static void require(int number, boolean holds, String otherwise) {
    if (!holds) {
      throw new Violation(Properties.KEPT_ALIKE, Addresses.name(number) + " " + otherwise);
    }
  }
}
