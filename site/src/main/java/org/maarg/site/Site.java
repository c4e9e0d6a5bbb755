package org.maarg.site;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.maarg.site.page.Build;
import org.maarg.site.page.Pages;
import org.maarg.site.page.Repository;
import org.maarg.site.page.Shell;
import org.maarg.site.room.ConformanceRoom;
import org.maarg.site.room.DecisionRoom;
import org.maarg.site.room.EvidenceRoom;
import org.maarg.site.room.FindingRoom;
import org.maarg.site.room.FrontRoom;
import org.maarg.site.room.Mentions;
import org.maarg.site.room.MutantRoom;
import org.maarg.site.room.RequirementRoom;
import org.maarg.site.room.Room;
import org.maarg.site.room.ScenarioRoom;
import org.maarg.site.room.TextRoom;
import org.maarg.site.room.VectorRoom;
import org.maarg.site.room.WorldRoom;
import org.maarg.spec.file.SpecificationException;

/** The site of a repository: its rooms in their order. */
final class Site {
  private static final List<Shell.Door> DOORS =
      List.of(
          new Shell.Door("Security considerations", "security-considerations.html"),
          new Shell.Door("Answer to the review", "review-response.html"),
          new Shell.Door(RequirementRoom.NAME, RequirementRoom.INDEX),
          new Shell.Door(FindingRoom.NAME, FindingRoom.INDEX),
          new Shell.Door(DecisionRoom.NAME, DecisionRoom.INDEX),
          new Shell.Door(ScenarioRoom.NAME, ScenarioRoom.INDEX),
          new Shell.Door(WorldRoom.NAME, WorldRoom.INDEX),
          new Shell.Door(MutantRoom.NAME, MutantRoom.INDEX),
          new Shell.Door(VectorRoom.NAME, VectorRoom.INDEX),
          new Shell.Door(ConformanceRoom.NAME, ConformanceRoom.INDEX),
          new Shell.Door(EvidenceRoom.NAME, EvidenceRoom.INDEX),
          new Shell.Door(TextRoom.NAME, TextRoom.INDEX));

  private Site() {}

  /**
   * Builds the site. The same sources give the same octets.
   *
   * @throws SpecificationException if the requirements cannot be read
   */
  static Pages of(Path root) {
    Build build = new Build(new Repository(root), DOORS);
    Mentions mentions = new Mentions();
    List<Room> rooms =
        new ArrayList<>(
            List.of(
                new RequirementRoom(build, mentions),
                new FindingRoom(build, mentions),
                new DecisionRoom(build),
                new ScenarioRoom(build, mentions),
                new WorldRoom(build),
                new MutantRoom(build),
                new VectorRoom(build, mentions),
                new ConformanceRoom(build, mentions),
                new EvidenceRoom(build),
                new TextRoom(build)));
    rooms.add(new FrontRoom(build, DOORS, rooms));
    rooms.forEach(Room::announce);
    rooms.forEach(Room::add);
    return build.finish();
  }
}
