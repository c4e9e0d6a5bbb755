package org.maarg.sim.ladder;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.maarg.sim.Domain;
import org.maarg.sim.Names;
import org.maarg.sim.TraceEvent;

/** Records a run as a ladder diagram and shows it as text or as a picture. */
public final class Ladder implements Consumer<TraceEvent> {
  private static final int DECIMALS = 3;

  private final Names names;
  private final List<LadderRow> rows = new ArrayList<>();
  private final LadderRows maker;

  /**
   * An empty ladder.
   *
   * @param names the nodes in the order of their lanes
   */
  public Ladder(Names names) {
    this.names = names;
    this.maker = new LadderRows(names, false, rows::add);
  }

  /** A ladder of everything that happens in a domain from now on. */
  public static Ladder of(Domain domain) {
    Ladder ladder = new Ladder(domain.names());
    domain.simulation().observe(ladder);
    return ladder;
  }

  @Override
  public void accept(TraceEvent event) {
    maker.accept(event);
  }

  /** The rows so far. */
  public List<LadderRow> rows() {
    return List.copyOf(rows);
  }

  /** The diagram as lines of text, with a header. */
  public String text() {
    LadderText renderer = new LadderText(names, DECIMALS);
    StringBuilder text = new StringBuilder(renderer.header()).append('\n');
    for (LadderRow row : rows) {
      text.append(renderer.line(row)).append('\n');
    }
    return text.toString();
  }

  /** The diagram as an SVG picture. */
  public String svg() {
    return new LadderSvg(names).render(rows);
  }

  @Override
  public String toString() {
    return text();
  }
}
