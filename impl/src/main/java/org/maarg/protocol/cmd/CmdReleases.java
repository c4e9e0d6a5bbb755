package org.maarg.protocol.cmd;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.maarg.protocol.StateReader;
import org.maarg.protocol.StateWriter;
import org.maarg.protocol.Timer;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.option.MnId;

/**
 * Releases under way. They outlive the binding cache entry, which is gone when RFC 5213 5.3.5 has
 * it gone, and they hold no prefix.
 */
final class CmdReleases {
  private final Map<Timer, Release> releases = new HashMap<>();

  /** How many there are of each mobile node that has some. */
  private final Map<MnId, Integer> counts = new HashMap<>();

  int size() {
    return releases.size();
  }

  /** True if a session of this mobile node is being ended somewhere. */
  boolean has(MnId mn) {
    return counts.containsKey(mn);
  }

  Optional<Release> find(MnId mn, int session, Ipv6Address maar) {
    return Optional.ofNullable(releases.get(key(mn, session, maar)));
  }

  /** Takes the place of one of the same session and MAAR. */
  void add(Release release) {
    Timer key = key(release.mn(), release.session(), release.address());
    if (releases.put(key, release) == null) {
      counts.put(release.mn(), counts.getOrDefault(release.mn(), 0) + 1);
    }
  }

  void remove(Release release) {
    MnId mn = release.mn();
    if (releases.remove(key(mn, release.session(), release.address())) != null) {
      int left = counts.getOrDefault(mn, 0) - 1;
      if (left == 0) {
        counts.remove(mn);
      } else {
        counts.put(mn, left);
      }
    }
  }

  private static Timer key(MnId mn, int session, Ipv6Address maar) {
    return new Timer(Timer.Kind.RETRANSMIT, mn, maar, session);
  }

  /** All, by mobile node and then by MAAR. */
  List<Release> all() {
    List<Release> all = new ArrayList<>(releases.size());
    for (Timer key : keys()) {
      all.add(Objects.requireNonNull(releases.get(key)));
    }
    return all;
  }

  private List<Timer> keys() {
    List<Timer> keys = new ArrayList<>(releases.keySet());
    Collections.sort(keys);
    return keys;
  }

  void writeState(StateWriter out) {
    out.put(releases.size());
    for (Timer key : keys()) {
      Objects.requireNonNull(releases.get(key)).writeState(out);
    }
  }

  void readState(StateReader in) {
    int count = in.count();
    for (int i = 0; i < count; i++) {
      add(Release.readState(in));
    }
    in.checkNames(count, releases.size());
  }
}
