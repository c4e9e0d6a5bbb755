package org.maarg.checks.explore;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.maarg.checks.world.Action;
import org.maarg.checks.world.Bounds;
import org.maarg.checks.world.Properties;
import org.maarg.checks.world.Violation;
import org.maarg.checks.world.Witness;
import org.maarg.checks.world.Witnesses;
import org.maarg.checks.world.World;
import org.maarg.protocol.Output;
import org.maarg.protocol.Timer;
import org.maarg.protocol.Tunnel;
import org.maarg.sim.ladder.LadderRow;

/**
 * A way through a world that somebody goes step by step, with all that is to be seen on it: the
 * ladder so far, what stands at each node, and what can happen next.
 */
public final class Walk {
  private static final String CRASH = "CRASH ";

  private final NodeNames names;
  private final List<Row> rows = new ArrayList<>();
  private final List<Letter> letters = new ArrayList<>();
  private final WayRows story;
  private final Standing standing;
  private final World world;
  private final Settling settling;
  private final Set<Witness> witnesses = EnumSet.noneOf(Witness.class);
  private final Set<Witness> ofThisStep = EnumSet.noneOf(Witness.class);
  private final List<Choice> taken = new ArrayList<>();
  private Optional<Breach> breach = Optional.empty();

  /** What nodes of a world do about what, remembered from walk to walk. */
  public static final class Memory {
    private final Bounds bounds;
    private final NodeMemory nodes;

    /** Nothing is remembered yet. */
    public Memory(Bounds bounds) {
      this.bounds = bounds;
      this.nodes = new NodeMemory(bounds);
    }
  }

  /**
   * A row of the ladder.
   *
   * @param step number of the step that it belongs to, from 1
   * @param letter number of the message that it is about, or 0
   */
  public record Row(int step, LadderRow row, int letter) {}

  /**
   * What does not hold, and since when.
   *
   * @param step number of the step that broke it, from 1
   * @param message what was found, beginning with the property's name
   */
  public record Breach(int step, String property, String message) {}

  /**
   * A timer that runs.
   *
   * @param left milliseconds until it ends
   * @param start changes if the timer is started anew
   */
  public record RunningTimer(Timer timer, long left, int start) {}

  /** At the beginning: nobody is attached. */
  public Walk(Memory memory) {
    Bounds bounds = memory.bounds;
    this.names = new NodeNames(bounds.maars());
    this.story = new WayRows(names, new Recorder());
    this.standing = new Standing(bounds.maars());
    Watchers watchers = new Watchers(story, standing, new StepWitnesses());
    this.world = new World(bounds, watchers, new RememberedNodes(bounds, memory.nodes));
    this.settling = new Settling(world);
  }

  /**
   * Takes a step; one that breaks a property ends the walk.
   *
   * @throws IllegalArgumentException if there is no such step
   */
  public void take(int choice) {
    List<Action> actions = breach.isPresent() ? List.of() : world.actions();
    if (choice < 0 || choice >= actions.size()) {
      throw new IllegalArgumentException("step " + (steps() + 1) + " has no choice " + choice);
    }
    Choice step = ChoiceWords.one(world, story, names, choice);
    taken.add(step);
    ofThisStep.clear();
    if (step.what().startsWith(CRASH)) {
      standing.forget(Integer.parseInt(step.what().split(" ", -1)[1]));
    }
    breach = settle(choice).map(it -> new Breach(steps(), it.property(), names.in(it.message())));
    witnesses.addAll(ofThisStep);
  }

  private record Found(String property, String message) {}

  private Optional<Found> settle(int choice) {
    try {
      return settling.take(choice).map(it -> new Found(Properties.SETTLES, it));
    } catch (Violation violation) {
      return Optional.of(new Found(violation.property(), String.valueOf(violation.getMessage())));
    } catch (RuntimeException thrown) {
      // A node that fails is a way to tell, not a defect of the one who tells it.
      return Optional.of(
          new Found(Properties.NO_EXCEPTION, Properties.NO_EXCEPTION + ": " + thrown));
    }
  }

  /** How many steps have been taken. */
  public int steps() {
    return taken.size();
  }

  /** The steps that have been taken. */
  public List<Choice> taken() {
    return List.copyOf(taken);
  }

  /** The world as it is now; not to be changed. */
  public World world() {
    return world;
  }

  /** What the nodes are called. */
  public NodeNames names() {
    return names;
  }

  /** What has broken, if something has. */
  public Optional<Breach> breach() {
    return breach;
  }

  /** The ladder so far. */
  public List<Row> rows() {
    return List.copyOf(rows);
  }

  /** All messages sent so far, by number. */
  public List<Letter> letters() {
    return List.copyOf(letters);
  }

  /** The messages under way, with copies. */
  public List<Letter> underWay() {
    return story.underWay();
  }

  /** A message in a few words, with its number. */
  public String heading(Letter letter) {
    return story.heading(letter);
  }

  /** What can happen next; nothing once something has broken. */
  public List<Choice> choices() {
    return breach.isPresent() ? List.of() : ChoiceWords.all(world, story, names);
  }

  /** The witnesses seen in the last step. */
  public Set<Witness> witnessesOfStep() {
    return Set.copyOf(ofThisStep);
  }

  /** The witnesses seen on the way. */
  public Set<Witness> witnesses() {
    return Set.copyOf(witnesses);
  }

  /** The timers that run at a node. */
  public List<RunningTimer> timers(int node) {
    List<RunningTimer> running = new ArrayList<>();
    Map<Timer, Standing.Running> ofNode = standing.timers(node);
    for (Map.Entry<Timer, Standing.Running> it : ofNode.entrySet()) {
      running.add(new RunningTimer(it.getKey(), it.getValue().left(), it.getValue().number()));
    }
    return running;
  }

  /** The ends of tunnels at a node. */
  public List<Tunnel> tunnels(int node) {
    return standing.tunnels(node);
  }

  /** The routers that a node shows to mobile nodes. */
  public List<Output.Advertise> routers(int node) {
    return standing.routers(node);
  }

  private final class Recorder implements WayRows.Sink {
    @Override
    public void row(LadderRow row, int letter) {
      rows.add(new Row(steps(), row, letter));
    }

    @Override
    public void sent(Letter letter) {
      letters.add(letter);
    }
  }

  /** Each step is judged by itself, and they begin anew with each. */
  private final class StepWitnesses extends Witnesses {
    @Override
    protected void see(Witness witness) {
      ofThisStep.add(witness);
    }
  }
}
