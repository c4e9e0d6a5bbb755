package org.maarg.checks.explore;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.maarg.checks.world.Monitor;
import org.maarg.protocol.Input;
import org.maarg.protocol.Output;
import org.maarg.protocol.Timer;
import org.maarg.protocol.Tunnel;

/**
 * What the nodes of a world have asked their drivers for and not taken back: timers that run, ends
 * of tunnels, routers shown to mobile nodes. A driver does the same with the same outputs.
 */
final class Standing implements Monitor {
  private int started;
  private final List<TreeMap<Timer, Running>> timers = new ArrayList<>();
  private final List<List<Tunnel>> tunnels = new ArrayList<>();
  private final List<List<Output.Advertise>> routers = new ArrayList<>();

  /**
   * A timer that runs.
   *
   * @param left milliseconds until it ends
   * @param number the how manieth start of a timer this was, so that a start anew shows
   */
  record Running(long left, int number) {}

  /** Nothing stands yet at a CMD and so many MAARs. */
  Standing(int maars) {
    for (int node = 0; node <= maars; node++) {
      timers.add(new TreeMap<>());
      tunnels.add(new ArrayList<>());
      routers.add(new ArrayList<>());
    }
  }

  /** The timers of a node. */
  Map<Timer, Running> timers(int node) {
    return new TreeMap<>(timers.get(node));
  }

  /** The ends of tunnels at a node, the oldest first. */
  List<Tunnel> tunnels(int node) {
    return List.copyOf(tunnels.get(node));
  }

  /** The routers that a node shows, the oldest first. */
  List<Output.Advertise> routers(int node) {
    return List.copyOf(routers.get(node));
  }

  /** A node has lost its memory, and its driver starts anew with it. */
  void forget(int node) {
    timers.get(node).clear();
    tunnels.get(node).clear();
    routers.get(node).clear();
  }

  @Override
  public void input(int node, Input input) {
    if (input instanceof Input.TimerFired fired) {
      timers.get(node).remove(fired.timer());
    }
  }

  @Override
  public void output(int node, Output output) {
    if (output instanceof Output.StartTimer start) {
      timers.get(node).put(start.timer(), new Running(start.millis(), ++started));
    } else if (output instanceof Output.CancelTimer cancel) {
      timers.get(node).remove(cancel.timer());
    } else if (output instanceof Output.AddTunnel add) {
      tunnels.get(node).remove(add.tunnel());
      tunnels.get(node).add(add.tunnel());
    } else if (output instanceof Output.RemoveTunnel remove) {
      tunnels.get(node).remove(remove.tunnel());
    } else if (output instanceof Output.Advertise router) {
      withdraw(node, new Output.Withdraw(router.mn(), router.anchor(), router.prefix(), true));
      routers.get(node).add(router);
    } else if (output instanceof Output.Withdraw gone) {
      withdraw(node, gone);
    }
  }

  private void withdraw(int node, Output.Withdraw gone) {
    routers
        .get(node)
        .removeIf(
            it ->
                it.mn().equals(gone.mn())
                    && it.anchor().equals(gone.anchor())
                    && it.prefix().equals(gone.prefix()));
  }

  @Override
  public void passed(long millis) {
    for (TreeMap<Timer, Running> ofNode : timers) {
      ofNode.replaceAll((timer, it) -> new Running(it.left() - millis, it.number()));
    }
  }

  @Override
  public void reacted(int node, Input input, List<Output> outputs) {}

  @Override
  public void note(String what) {}
}
