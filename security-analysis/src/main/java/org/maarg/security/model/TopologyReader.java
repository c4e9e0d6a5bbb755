package org.maarg.security.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.maarg.runtime.ConfigSection;

/** Reads the key {@code topology}. */
final class TopologyReader {
  private final ConfigSection section;
  private final Names names;

  TopologyReader(ConfigSection section, Names names) {
    this.section = section;
    this.names = names;
  }

  Topology topology() {
    Expression maars = required("maars", Dimension.NUMBER);
    Expression mns = required("mns", Dimension.NUMBER);
    Expression delay = required("delay", Dimension.TIME);
    Expression jitter = optional("jitter", Dimension.TIME).orElse(constant("0 ms"));
    Expression lifetime = optional("lifetime", Dimension.TIME).orElse(constant("60 s"));
    Optional<Expression> pool = optional("pool", Dimension.NUMBER);
    Optional<Expression> authorized = optional("authorized", Dimension.NUMBER);
    List<Topology.Clock> clocks = clocks();
    section.close();
    return new Topology(maars, mns, delay, jitter, lifetime, pool, authorized, clocks);
  }

  private List<Topology.Clock> clocks() {
    List<Topology.Clock> clocks = new ArrayList<>();
    for (ConfigSection clock : section.sections("clocks")) {
      Optional<NodeRef> node =
          clock.required("node", text -> NodeRef.parse(text, names::dimension));
      Optional<Expression> ahead =
          clock.required("ahead", text -> Expression.parse(text, Dimension.TIME, names::dimension));
      clock.close();
      if (node.isPresent() && ahead.isPresent()) {
        clocks.add(new Topology.Clock(node.get(), ahead.get()));
      }
    }
    return clocks;
  }

  private Expression required(String key, Dimension dimension) {
    return section
        .required(key, text -> Expression.parse(text, dimension, names::dimension))
        .orElse(constant("0"));
  }

  private Optional<Expression> optional(String key, Dimension dimension) {
    return section.optional(key, text -> Expression.parse(text, dimension, names::dimension));
  }

  private static Expression constant(String text) {
    return Expression.parse(text, name -> Dimension.NUMBER);
  }
}
