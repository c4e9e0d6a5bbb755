package org.maarg.performance.record;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.maarg.cli.Json;
import org.maarg.performance.load.Measured;

/** Rounds of one load on one target. */
final class Rounds {
  private final List<Measured> all = new ArrayList<>();

  void add(Measured round) {
    all.add(round);
  }

  Spread of(ToDoubleFunction<Measured> figure) {
    return Spread.of(all.stream().mapToDouble(figure).boxed().toList());
  }

  /** Round by round, what this target came to beside another one. */
  Spread ratio(Rounds other, ToDoubleFunction<Measured> figure) {
    List<Double> ratios = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      double base = figure.applyAsDouble(other.all.get(i));
      ratios.add(base == 0 ? 0 : figure.applyAsDouble(all.get(i)) / base);
    }
    return Spread.of(ratios);
  }

  static double micros(Measured round) {
    return round.microsEach().orElse(0.0);
  }

  ObjectNode json() {
    ObjectNode json = Json.object();
    json.set("perSecond", of(Measured::perSecond).json());
    json.set("microsEach", of(Rounds::micros).json());
    json.set("p50", of(it -> it.millis().half()).json());
    json.set("p99", of(it -> it.millis().p99()).json());
    json.set("p999", of(it -> it.millis().p999()).json());
    json.set("longest", of(it -> it.millis().longest()).json());
    json.put("unanswered", all.stream().mapToLong(Measured::unanswered).sum());
    json.put("notSent", all.stream().mapToLong(Measured::notSent).sum());
    json.set("answersByStatus", statuses(all));
    return json;
  }

  static ObjectNode statuses(List<Measured> rounds) {
    Map<Integer, Long> sums = new TreeMap<>();
    rounds.forEach(round -> round.byStatus().forEach((s, n) -> sums.merge(s, n, Long::sum)));
    ObjectNode json = Json.object();
    sums.forEach((status, count) -> json.put(String.valueOf(status), count));
    return json;
  }
}
