package org.maarg.conformance.peers;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.maarg.conformance.play.TargetRole;

/** All wrong peers: the tester's own test, and an exercise for those who come to know it. */
public final class WrongPeers {
  private WrongPeers() {}

  /** All of them, CMDs first. */
  public static List<WrongPeer> all() {
    List<WrongPeer> all = new ArrayList<>(WrongCmds.all());
    all.addAll(WrongMaars.all());
    return List.copyOf(all);
  }

  /**
   * Whoever can be named: also {@code right-cmd} and {@code right-maar}, those that conform in
   * another way than ours, and those that fall silent.
   */
  public static List<WrongPeer> known() {
    List<WrongPeer> known = new ArrayList<>(all());
    known.addAll(OddPeers.all());
    known.add(WrongPeer.right(TargetRole.CMD));
    known.add(WrongPeer.right(TargetRole.MAAR));
    return List.copyOf(known);
  }

  /** The one of this name among {@link #known()}. */
  public static Optional<WrongPeer> named(String name) {
    return known().stream().filter(it -> it.name().equals(name)).findFirst();
  }
}
