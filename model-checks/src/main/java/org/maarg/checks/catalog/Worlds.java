package org.maarg.checks.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.maarg.checks.world.Bounds;
import org.maarg.protocol.Knob;
import org.maarg.protocol.Profile;
import org.maarg.protocol.Profile.Deregistration;

/** All worlds that are checked, by name. */
public final class Worlds {
  private Worlds() {}

  /** The worlds in which every property holds, in the order of the report. */
  public static List<CheckedWorld> holding() {
    List<CheckedWorld> worlds = new ArrayList<>();
    worlds.addAll(RelayWorlds.all());
    worlds.addAll(DirectWorlds.all());
    worlds.addAll(SessionWorlds.all());
    worlds.addAll(LimitWorlds.all());
    worlds.addAll(LetterWorlds.all());
    worlds.addAll(RestartWorlds.all());
    worlds.addAll(ProfileWorlds.all());
    worlds.addAll(EdgeWorlds.all());
    worlds.addAll(SetWorlds.all());
    worlds.addAll(InterfaceWorlds.all());
    worlds.addAll(EndWorlds.all());
    worlds.addAll(PlaceWorlds.all());
    worlds.addAll(SmallWorlds.all());
    return worlds;
  }

  /** The worlds that show a weakness, each beside one in {@link #holding()} that closes it. */
  public static List<CheckedWorld> findings() {
    return FindingWorlds.all();
  }

  /** All worlds. */
  public static List<CheckedWorld> all() {
    List<CheckedWorld> worlds = new ArrayList<>(holding());
    worlds.addAll(findings());
    return worlds;
  }

  /** The world of this name. */
  public static Optional<CheckedWorld> named(String name) {
    for (CheckedWorld world : all()) {
      if (world.name().equals(name)) {
        return Optional.of(world);
      }
    }
    return Optional.empty();
  }

  /** A number of MAARs and attachments; MAARs that nobody has seen yet stand for each other. */
  static Bounds domain(int maars, int moves) {
    return Bounds.start().maars(maars).moves(moves).symmetric(true);
  }

  /** The default profile, without clock window, rate and pace, to change. */
  static Profile.Builder profile() {
    return Bounds.start().profile().with();
  }

  /** Another profile without clock window, rate and pace: the world's clock only counts moves. */
  static Profile untimed(Profile profile) {
    return profile
        .with()
        .set(Knob.TIMESTAMP_WINDOW, 0)
        .set(Knob.MAX_UPDATE_RATE, 0)
        .pacing(0, 0, Integer.MAX_VALUE)
        .build();
  }

  /** Design A of RFC 8885 3.5: only the serving MAAR ends the session. */
  static Profile.Builder designA() {
    return profile().set(Knob.DEREGISTRATION, Deregistration.SERVING_MAAR_ONLY);
  }
}
