package org.maarg.cli.testbed;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.maarg.runtime.Eventually;
import org.maarg.runtime.config.DataPlaneSettings.KnownMn;
import org.maarg.runtime.dataplane.Doorstep;
import org.maarg.wire.option.MnId;

/** Remembers who came and went. */
final class Door implements Doorstep {
  final List<MnId> came = new CopyOnWriteArrayList<>();
  final List<MnId> went = new CopyOnWriteArrayList<>();

  @Override
  public void came(KnownMn mn) {
    came.add(mn.mn());
  }

  @Override
  public void went(MnId mn) {
    went.add(mn);
  }

  /** Waits until the solicitation of the first mobile node has been heard. */
  void awaitFirst() {
    Eventually.until("a mobile node came", () -> !came.isEmpty());
  }
}
