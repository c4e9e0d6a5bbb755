package org.maarg.performance.record;

import java.util.ArrayList;
import java.util.List;

/** All parts, in the order in which they are measured. */
public final class Parts {
  private Parts() {}

  /** The parts of a scale. */
  public static List<Part> of(Scale scale) {
    List<Part> parts = new ArrayList<>();
    parts.add(BenchPart.CODEC);
    parts.add(BenchPart.REFRESH);
    parts.add(BenchPart.HANDOVER);
    scale.mns().forEach(it -> parts.add(new LoadPart(it)));
    parts.add(new StatePart());
    parts.add(new OverloadPart());
    parts.add(new StartPart());
    parts.add(new MemoryPart());
    parts.add(new SmallHeapPart());
    parts.add(new CollectorsPart());
    scale.mns().forEach(it -> parts.add(new DomainPart(it)));
    parts.add(new SignallingPart());
    scale.mns().stream()
        .filter(it -> it == scale.middle() || it == scale.most())
        .forEach(it -> parts.add(new ProfilePart(it)));
    return parts;
  }
}
