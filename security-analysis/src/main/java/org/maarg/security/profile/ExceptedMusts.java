package org.maarg.security.profile;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.maarg.spec.requirement.Level;
import org.maarg.spec.requirement.Requirement;
import org.maarg.spec.requirement.Requirements;
import org.maarg.spec.trace.Exceptions;

/**
 * Which MUSTs and MUST NOTs no code obeys, under any profile: those of {@code spec/exceptions} that
 * lack an implementation.
 */
public final class ExceptedMusts {
  private static final Set<Level> MUSTS = Set.of(Level.MUST, Level.MUST_NOT);

  private ExceptedMusts() {}

  /**
   * Those that share a kind and a reason.
   *
   * @param ids in the order of the files
   */
  public record Group(Exceptions.Kind kind, List<String> ids, String reason) {
    /** Copies the list. */
    public Group {
      ids = List.copyOf(ids);
    }
  }

  /** All of a repository, in the order of the files. */
  public static List<Group> read(Path root) {
    return of(Exceptions.read(root), Requirements.packaged());
  }

  static List<Group> of(Exceptions exceptions, Requirements requirements) {
    Map<Group, List<String>> ids = new LinkedHashMap<>();
    for (Exceptions.Entry entry : exceptions.all()) {
      boolean counts =
          requirements.find(entry.id().toString()).filter(ExceptedMusts::isMust).isPresent();
      if (counts && entry.missing() != Exceptions.Missing.VERIFICATION) {
        Group group = new Group(entry.kind(), List.of(), entry.reason());
        ids.computeIfAbsent(group, it -> new ArrayList<>()).add(entry.id().toString());
      }
    }
    return ids.entrySet().stream()
        .map(it -> new Group(it.getKey().kind(), it.getValue(), it.getKey().reason()))
        .toList();
  }

  private static boolean isMust(Requirement requirement) {
    return requirement.withdrawn().isEmpty() && MUSTS.contains(requirement.level());
  }

  /** How many MUSTs and MUST NOTs there are. */
  static long all(Requirements requirements) {
    return requirements.all().stream().filter(ExceptedMusts::isMust).count();
  }
}
