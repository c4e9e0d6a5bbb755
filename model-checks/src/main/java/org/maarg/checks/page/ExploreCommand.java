package org.maarg.checks.page;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.maarg.cli.PageOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Serves the page on which a reader plays the protocol. */
@Command(
    name = "explore",
    header = "Play the protocol step by step on a page in your browser.",
    description = {
      "",
      "Serves a page on loopback: the ladder so far, what stands at every node, and what may happen"
          + " next. The nodes are the very classes that run on a network, in the worlds of maarg"
          + " check. The address of the page is the way, with the replay ID of maarg check.",
      ""
    },
    footer = {
      "",
      "Examples: maarg explore                    (three MAARs, a relaying CMD)",
      "          maarg explore 01                 (the shortest way to finding 01)",
      "          maarg explore relay:0.0.1.0      (a replay ID)",
      "          maarg explore late-update        (a run of a scenario)",
      "          maarg explore relay-loss --profile HARDENED --mode locator",
      "",
      "Exit status: 0 stopped with Ctrl-C; 1 the port is taken; 2 the arguments cannot be used."
    })
final class ExploreCommand implements Callable<Integer> {
  @Mixin private PageOptions page = new PageOptions();

  @Parameters(
      paramLabel = "WHAT",
      arity = "0..1",
      description =
          "A world, the number of a finding, a mutant, a replay ID, or a scenario: its run is"
              + " shown step by step.")
  private String what = "";

  @Option(names = "--mode", paramLabel = "MODE", description = "relay, locator or proxy.")
  private Optional<String> mode = Optional.empty();

  @Option(
      names = "--profile",
      paramLabel = "PROFILE",
      description = "REVIEWED_DRAFT, RFC8885, DEPLOYABLE or HARDENED.")
  private Optional<String> profile = Optional.empty();

  @Option(names = "--knob", paramLabel = "NAME=VALUE", description = "Turn a knob of the profile.")
  private Map<String, String> knobs = new LinkedHashMap<>();

  @Option(
      names = "--bound",
      paramLabel = "NAME=VALUE",
      description = "Change a bound of the world, as maarg check does.")
  private Map<String, String> bounds = new LinkedHashMap<>();

  @Option(names = "--mutant", paramLabel = "ID", description = "Play classes with a seeded bug.")
  private Optional<String> mutant = Optional.empty();

  @Override
  public Integer call() {
    return page.serve(
        port -> {
          PageApi api = new PageApi();
          Place place = Place.of(what, settings(), api);
          PageServer server = PageServer.start(api, port);
          return new PageOptions.Opened(server.address() + "#" + place.fragment(), server::close);
        });
  }

  private Map<String, String> settings() {
    Map<String, String> settings = new LinkedHashMap<>();
    mode.ifPresent(it -> settings.put("mode", it));
    profile.ifPresent(it -> settings.put("profile", it));
    mutant.ifPresent(it -> settings.put("mutant", it));
    put(settings, "knobs", knobs);
    put(settings, "bounds", bounds);
    return settings;
  }

  private static void put(Map<String, String> settings, String name, Map<String, String> changes) {
    if (!changes.isEmpty()) {
      settings.put(
          name,
          changes.entrySet().stream()
              .map(it -> it.getKey() + "=" + it.getValue())
              .collect(Collectors.joining(",")));
    }
  }
}
