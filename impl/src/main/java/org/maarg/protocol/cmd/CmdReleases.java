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

  int size() {
    return releases.size();
  }

  Optional<Release> find(MnId mn, Ipv6Address maar) {
    return Optional.ofNullable(releases.get(key(mn, maar)));
  }

  void add(Release release) {
    releases.put(key(release.mn(), release.address()), release);
  }

  void remove(Release release) {
    releases.remove(key(release.mn(), release.address()));
  }

  private static Timer key(MnId mn, Ipv6Address maar) {
    return Timer.of(Timer.Kind.RETRANSMIT, mn, maar);
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
  }
}
