package org.maarg.conformance.peers;

import java.util.EnumSet;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.maarg.conformance.play.TargetRole;
import org.maarg.protocol.Mode;
import org.maarg.protocol.Profile;

/** A CMD or MAAR that is wrong on purpose, in one point; or, as {@link #right}, in none. */
public final class WrongPeer {
  /** How long the ways from the played nodes are, by their order. */
  enum Paths {
    EVEN,
    FIRST_IS_FARTHEST,
    LAST_IS_FARTHEST
  }

  private final String name;
  private final TargetRole role;
  private final String fault;
  private Set<Mode> modes = EnumSet.allOf(Mode.class);
  private Set<String> fails = Set.of();
  private UnaryOperator<Mode> ownMode = mode -> mode;
  private UnaryOperator<Profile> profile = given -> given;
  private Supplier<Distortion> distortion = () -> Distortion.NONE;
  private Paths paths = Paths.EVEN;

  private WrongPeer(String name, TargetRole role, String fault) {
    this.name = name;
    this.role = role;
    this.fault = fault;
  }

  /** Our own node as it is. */
  public static WrongPeer right(TargetRole role) {
    return new WrongPeer("right-" + role.label(), role, "nothing is wrong with it");
  }

  static WrongPeer of(String name, TargetRole role, String fault, String... fails) {
    WrongPeer peer = new WrongPeer(name, role, fault);
    peer.fails = Set.of(fails);
    return peer;
  }

  WrongPeer in(Mode first, Mode... others) {
    modes = EnumSet.of(first, others);
    return this;
  }

  /** It acts as in another mode than its domain. */
  WrongPeer actingAs(Mode mode) {
    ownMode = domain -> mode;
    return this;
  }

  WrongPeer profile(UnaryOperator<Profile> change) {
    profile = change;
    return this;
  }

  WrongPeer distortion(Supplier<Distortion> change) {
    distortion = change;
    return this;
  }

  /** What different nodes send takes times of its own to reach it. */
  WrongPeer paths(Paths given) {
    paths = given;
    return this;
  }

  /** The name on the command line. */
  public String name() {
    return name;
  }

  /** What it is. */
  public TargetRole role() {
    return role;
  }

  /** What is wrong with it. */
  public String fault() {
    return fault;
  }

  /** The modes of the domain in which it is wrong. */
  public Set<Mode> modes() {
    return modes;
  }

  /** IDs of the cases that have to notice, as far as they are tried in the mode of the domain. */
  public Set<String> fails() {
    return fails;
  }

  Mode modeIn(Mode domain) {
    return ownMode.apply(domain);
  }

  Profile profileFrom(Profile given) {
    return profile.apply(given);
  }

  Distortion newDistortion() {
    return distortion.get();
  }

  Paths paths() {
    return paths;
  }

  @Override
  public String toString() {
    return name;
  }
}
