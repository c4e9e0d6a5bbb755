package org.maarg.fuzz.nodes;

import java.util.List;
import java.util.regex.Pattern;
import org.maarg.checks.world.Monitor;
import org.maarg.protocol.Input;
import org.maarg.protocol.Output;

/** Keeps what happens as a ladder: what came to which node, and below it what the node did. */
public final class Story implements Monitor {
  private static final Pattern NODE = Pattern.compile("2001:db8::(c|[1-9]0)(?![0-9a-f:])");

  /** What is the same in nearly every message, and says little. */
  private static final Pattern NOISE =
      Pattern.compile(
          ", flags=0x[0-9a-f]+|, (AccessTechnologyType|MnLinkLayerIdentifier|DlifLinkLocalAddress"
              + "|DlifLinkLayerAddress)\\([^)]*\\)");

  private final StringBuilder text = new StringBuilder();

  /** An empty story. */
  public Story() {}

  @Override
  public void input(int node, Input input) {
    add("  " + name(node) + " <- ", input.toString());
  }

  @Override
  public void output(int node, Output output) {
    add("  " + " ".repeat(name(node).length()) + "    ", output.toString());
  }

  @Override
  public void reacted(int node, Input input, List<Output> outputs) {}

  @Override
  public void note(String what) {
    add("  -- ", what);
  }

  private void add(String lead, String what) {
    text.append(lead).append(named(what)).append('\n');
  }

  /** Short, with the nodes' names for their addresses. */
  private static String named(String what) {
    String brief =
        NOISE
            .matcher(what)
            .replaceAll("")
            .replace("BindingUpdate(", "PBU(")
            .replace("BindingAcknowledgement(", "PBA(")
            .replace("HomeNetworkPrefix(", "HNP(")
            .replace("HandoffIndicator(", "HI(")
            .replace(" + 0/65536", "");
    return NODE.matcher(brief)
        .replaceAll(
            found -> found.group(1).equals("c") ? "cmd" : "maar" + found.group(1).charAt(0));
  }

  private static String name(int node) {
    return node == 0 ? "cmd" : "maar" + node;
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
