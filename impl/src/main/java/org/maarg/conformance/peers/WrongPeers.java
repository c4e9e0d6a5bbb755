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
   * The one of this name; also {@code right-cmd} and {@code right-maar}, those that conform in
   * another way than ours, and those that fall silent.
   */
  public static Optional<WrongPeer> named(String name) {
    List<WrongPeer> known = new ArrayList<>(all());
    known.addAll(OddPeers.all());
    known.add(WrongPeer.right(TargetRole.CMD));
    known.add(WrongPeer.right(TargetRole.MAAR));
    return known.stream().filter(it -> it.name().equals(name)).findFirst();
  }
}
