package org.maarg.security.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.maarg.cli.CliException;
import org.maarg.runtime.yaml.ConfigException;
import org.maarg.security.model.Catalogue;
import org.maarg.security.model.Scenario;
import org.maarg.security.model.ScenarioReader;
import picocli.CommandLine.Option;

/** Which scenarios there are. */
final class CatalogueOption {
  @Option(
      names = "--scenarios",
      paramLabel = "PATH",
      description = "A folder of scenario files, or one file; else those of the program.")
  private Optional<Path> path = Optional.empty();

  CatalogueOption() {}

  /** All scenarios, checked. */
  List<Scenario> all() {
    try {
      if (path.isEmpty()) {
        return Catalogue.packaged().scenarios();
      } else if (Files.isDirectory(path.get())) {
        return Catalogue.read(path.get(), path.get().toString()).scenarios();
      }
      return List.of(ScenarioReader.read(path.get()));
    } catch (ConfigException e) {
      throw CliException.usage(e.problems());
    } catch (IOException e) {
      throw CliException.file(path.orElseThrow(), e);
    }
  }

  /** Those with these IDs, in this order; all, if none is given. */
  List<Scenario> named(List<String> ids) {
    List<Scenario> all = all();
    List<Scenario> chosen = new ArrayList<>();
    for (String id : ids) {
      chosen.add(
          all.stream()
              .filter(scenario -> scenario.id().equals(id))
              .findFirst()
              .orElseThrow(
                  () ->
                      CliException.unknown(
                          id,
                          "scenario",
                          all.stream().map(Scenario::id).toList(),
                          "'scenario list' names them")));
    }
    return ids.isEmpty() ? all : chosen;
  }
}
