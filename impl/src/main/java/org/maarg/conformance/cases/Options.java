package org.maarg.conformance.cases;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.maarg.wire.option.MobilityOption;
import org.maarg.wire.option.MobilityOptions;

/** Options in other orders. */
final class Options {
  private Options() {}

  static MobilityOptions inFront(MobilityOption option, MobilityOptions options) {
    List<MobilityOption> more = new ArrayList<>();
    more.add(option);
    more.addAll(options.asList());
    return MobilityOptions.copyOf(more);
  }

  static MobilityOptions reversed(MobilityOptions options) {
    List<MobilityOption> turned = new ArrayList<>(options.asList());
    Collections.reverse(turned);
    return MobilityOptions.copyOf(turned);
  }
}
