package org.maarg.security.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.maarg.runtime.yaml.ConfigSection;

/** Reads the key {@code topology}. */
final class TopologyReader {
  private static final int MOST_MAARS = 65_535;
  private static final int MOST_MNS = 1_000_000;
  private static final long MOST_MILLIS = 3_600_000;
  private static final long LIFETIME_UNIT_MILLIS = 4_000;
  private static final long MOST_LIFETIME_UNITS = 65_535;

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

  /** Notes values that are out of their range at a point of either scale. */
  void check(Topology topology, PointCheck points) {
    points.check(section, "maars", at -> between(1, MOST_MAARS, at.count(topology.maars())));
    points.check(section, "mns", at -> between(0, MOST_MNS, at.count(topology.mns())));
    points.check(section, "delay", at -> between(0, MOST_MILLIS, at.millis(topology.delay())));
    points.check(section, "jitter", at -> between(0, MOST_MILLIS, at.millis(topology.jitter())));
    points.check(section, "lifetime", at -> lifetime(at.millis(topology.lifetime())));
    topology.pool().ifPresent(it -> points.check(section, "pool", at -> powerOfTwo(at.count(it))));
    topology
        .authorized()
        .ifPresent(
            it -> points.check(section, "authorized", at -> between(0, MOST_MNS, at.count(it))));
    for (Topology.Clock clock : topology.clocks()) {
      points.check(
          section, "clocks", at -> between(0, at.count(topology.maars()), at.node(clock.node())));
    }
  }

  private static void between(long least, long most, long value) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(value + " is not in " + least + ".." + most);
    }
  }

  private static void lifetime(long millis) {
    between(LIFETIME_UNIT_MILLIS, LIFETIME_UNIT_MILLIS * MOST_LIFETIME_UNITS, millis);
    if (millis % LIFETIME_UNIT_MILLIS != 0) {
      throw new IllegalArgumentException(millis + " ms is not a multiple of 4 s");
    }
  }

  private static void powerOfTwo(int size) {
    if (Integer.bitCount(size) != 1) {
      throw new IllegalArgumentException(size + " is no power of two");
    }
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
