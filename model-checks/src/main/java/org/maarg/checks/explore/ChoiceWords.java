package org.maarg.checks.explore;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.maarg.checks.world.Action;
import org.maarg.checks.world.Addresses;
import org.maarg.checks.world.Monitor;
import org.maarg.checks.world.Properties;
import org.maarg.checks.world.Violation;
import org.maarg.checks.world.World;
import org.maarg.protocol.Input;
import org.maarg.protocol.Output;
import org.maarg.sim.ladder.LadderRow;

/** Tells what a step would be by taking it in a copy of the world. */
final class ChoiceWords implements WayRows.Sink {
  private final World before;
  private final WayRows story;
  private final NodeNames nodes;
  private final List<LadderRow> rows = new ArrayList<>();
  private int letter;
  private boolean due;

  private ChoiceWords(World before, WayRows story, NodeNames nodes) {
    this.before = before;
    this.story = story;
    this.nodes = nodes;
  }

  /** The steps of a world that this story has led to. */
  static List<Choice> all(World world, WayRows story, NodeNames nodes) {
    List<Action> actions = world.actions();
    List<Choice> choices = new ArrayList<>(actions.size());
    for (int number = 0; number < actions.size(); number++) {
      choices.add(new ChoiceWords(world, story, nodes).tell(number, actions.get(number)));
    }
    return choices;
  }

  /** One of the steps. */
  static Choice one(World world, WayRows story, NodeNames nodes, int number) {
    return new ChoiceWords(world, story, nodes).tell(number, world.actions().get(number));
  }

  @Override
  public void row(LadderRow row, int about) {
    rows.add(row);
    if (rows.size() <= 2 && letter == NO_LETTER) {
      letter = about;
    }
  }

  private Choice tell(int number, Action action) {
    String what = before.describe(action);
    boolean alone = before.isAlone(action);
    String kind = what.substring(0, what.indexOf(' '));
    Optional<String> breaks = take(action);
    int heads = heads(kind);
    boolean about = kind.equals("DELIVER") || isSaidFalsely(kind) || isOnItsWay(kind);
    List<String> effects = rows.stream().skip(heads).map(ChoiceWords::effect).toList();
    return new Choice(
        number,
        kind,
        what,
        about ? letter : NO_LETTER,
        title(kind, what.split(" ", -1)),
        about || kind.equals("FIRE") ? head(heads) : "",
        alone,
        effects,
        breaks.map(nodes::in));
  }

  private Optional<String> take(Action action) {
    WayRows copy = story.copy(this);
    World world = before.copy(new Watchers(copy, new Passing()));
    try {
      world.take(action);
      return Optional.empty();
    } catch (Violation violation) {
      return Optional.of(String.valueOf(violation.getMessage()));
    } catch (RuntimeException thrown) {
      // A node that fails is what a reader may want to see, not a defect of the one who tells it.
      return Optional.of(Properties.NO_EXCEPTION + ": " + thrown);
    }
  }

  /** How many rows tell of the step itself. */
  private int heads(String kind) {
    int heads = 0;
    while (heads < rows.size() && isHead(kind, rows.get(heads))) {
      heads++;
    }
    return switch (kind) {
      case "FORGE", "LIE" -> Math.min(2, rows.size());
      case "MOVE", "MOVE_UNNOTICED", "LEAVE" -> heads;
      default -> Math.min(1, rows.size());
    };
  }

  private static boolean isHead(String kind, LadderRow row) {
    return row.kind() == LadderRow.Kind.ATTACHED
        || row.kind() == LadderRow.Kind.DETACHED
        || (kind.equals("MOVE_UNNOTICED") && row.from() == LadderRow.NO_LANE);
  }

  private static boolean isSaidFalsely(String kind) {
    return kind.equals("FORGE") || kind.equals("LIE");
  }

  private static boolean isOnItsWay(String kind) {
    return kind.equals("DROP") || kind.equals("DUPLICATE");
  }

  private String head(int heads) {
    String label = heads == 0 ? "" : rows.get(heads - 1).label();
    return label.replaceFirst("^\\[\\d+] ", "").replaceFirst(" is (lost|doubled on its way)$", "");
  }

  private static String effect(LadderRow row) {
    String who = row.from() == LadderRow.NO_LANE ? "" : Addresses.name(row.to()) + " ";
    return who + row.label();
  }

  private String title(String kind, String[] words) {
    return switch (kind) {
      case "DELIVER" -> "[" + letter + "] arrives at " + words[3];
      case "DROP" -> "[" + letter + "] to " + words[3] + " is lost";
      case "DUPLICATE" -> "[" + letter + "] to " + words[3] + " is doubled";
      case "FORGE" -> "a stranger repeats [" + letter + "] to " + words[3];
      case "LIE" -> words[1] + " says what is not so in place of [" + letter + "]";
      case "CLOCK_ON" -> named(words) + "'s clock is set on";
      case "CLOCK_BACK" -> named(words) + "'s clock is set back";
      case "ODDITY" -> named(words) + " gets what is out of place";
      case "ATTACH_AGAIN" -> "mn" + words[1] + " attaches again at " + old(words);
      case "FIRE" -> words[1] + ": a timer ends" + (due ? "" : " early");
      case "MOVE" -> move(words) + (place(words) == World.NOWHERE ? "" : " from " + old(words));
      case "MOVE_UNNOTICED" -> move(words) + ", and " + old(words) + " does not notice";
      case "LEAVE" -> "mn" + words[1] + " leaves " + old(words);
      case "CRASH" -> named(words) + " crashes and starts again";
      default -> throw new IllegalStateException("nobody tells of " + kind);
    };
  }

  private static String named(String[] words) {
    return Addresses.name(Integer.parseInt(words[1]));
  }

  private String move(String[] words) {
    String verb = place(words) == World.NOWHERE ? " attaches to " : " moves to ";
    return "mn" + words[1] + verb + Addresses.name(Integer.parseInt(words[2]));
  }

  private int place(String[] words) {
    return before.place(Integer.parseInt(words[1]));
  }

  private String old(String[] words) {
    return Addresses.name(place(words));
  }

  /** Sees whether a timer's time has come. */
  private final class Passing implements Monitor {
    @Override
    public void input(int node, Input input) {}

    @Override
    public void output(int node, Output output) {}

    @Override
    public void reacted(int node, Input input, List<Output> outputs) {}

    @Override
    public void note(String what) {}

    @Override
    public void passed(long millis) {
      due = true;
    }
  }
}
