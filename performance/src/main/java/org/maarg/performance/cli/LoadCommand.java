package org.maarg.performance.cli;

import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import org.maarg.cli.CliException;
import org.maarg.cli.DurationConverter;
import org.maarg.cli.ExitStatus;
import org.maarg.cli.Json;
import org.maarg.performance.load.CmdConfiguration;
import org.maarg.performance.load.IllegalLoadException;
import org.maarg.performance.load.LoadException;
import org.maarg.performance.load.LoadPlan;
import org.maarg.performance.load.LoadRun;
import org.maarg.performance.load.Measured;
import org.maarg.protocol.Mode;
import org.maarg.protocol.Profile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures a CMD under load. */
@Command(
    name = "load",
    header = "Put a load of registrations, renewals and handovers on a CMD, and measure it.",
    description = {
      "",
      "Plays MAARs on UDP sockets: registers all mobile nodes, takes each through --k MAARs, and"
          + " then renews or moves them, as fast as they are answered or at a rate. Without --target"
          + " a CMD of ours is started in a Java machine of its own, and measured from outside:"
          + " processor time, memory. The same load goes to an echo server afterwards, which tells"
          + " what sockets alone cost on this machine.",
      "",
      "At a rate (open loop) the latency of an update counts from when it was due: who stands still"
          + " for a while cannot hide what it kept waiting. As fast as answered (closed loop) it"
          + " counts from when it was sent.",
      "",
      "Our own CMD does not pace its updates here and knows no MAX_UPDATE_RATE, unless --paced is"
          + " given: by its profile it would send 1,000 a second at most, and a MAAR three about a"
          + " mobile node, and a load of handovers would measure that.",
      ""
    },
    footer = {
      "",
      "Example: maarg load --mns 16000",
      "Example: maarg load --mns 1000 --maars 6 --k 5 --moves 1 --duration 10s --json",
      "Example: maarg load --maars 2 --maar-port 15437 --print-config > cmd.yaml",
      "         maarg cmd --config cmd.yaml",
      "         maarg load --maars 2 --maar-port 15437 --target 127.0.0.1:5436",
      "",
      "Exit status: 0 measured, and every update was accepted; 1 some were refused, unanswered or"
          + " not sent, or the target could not be loaded; 2 arguments cannot be used."
    })
final class LoadCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--target",
      paramLabel = "IP:PORT",
      converter = EndpointConverter.class,
      description = "The UDP socket of a CMD that runs already and knows the MAARs.")
  private Optional<InetSocketAddress> target = Optional.empty();

  @Option(
      names = "--mode",
      paramLabel = "MODE",
      description =
          "Of our own CMD: relay or proxy (default: ${DEFAULT-VALUE}). In locator mode it is not the"
              + " CMD that answers a handover.",
      defaultValue = "relay")
  private Mode mode = Mode.RELAY;

  @Option(
      names = "--profile",
      paramLabel = "PROFILE",
      description = "Of our own CMD (default: ${DEFAULT-VALUE}).",
      defaultValue = "deployable")
  private Profile profile = Profile.DEPLOYABLE;

  @Option(
      names = "--paced",
      description = "Our own CMD holds its updates back as its profile says.")
  private boolean paced;

  @Option(
      names = "--maars",
      paramLabel = "N",
      description = "MAARs to play, 1 to 250 (default: ${DEFAULT-VALUE}).",
      defaultValue = "2")
  private int maars;

  @Option(
      names = "--maar-port",
      paramLabel = "PORT",
      description = "UDP port of MAAR 1, those of the others follow; 0 for any free ones.",
      defaultValue = "0")
  private int maarPort;

  @Option(
      names = "--mns",
      paramLabel = "N",
      description = "Mobile nodes, 1 to 16777216 (default: ${DEFAULT-VALUE}).",
      defaultValue = "1000")
  private int mns;

  @Option(
      names = "--k",
      paramLabel = "K",
      description = "Previous MAARs of each mobile node, fewer than MAARs (default: 0).",
      defaultValue = "0")
  private int previous;

  @Option(
      names = "--moves",
      paramLabel = "SHARE",
      description = "Share of the updates that are handovers, 0 to 1 (default: 0).",
      defaultValue = "0")
  private double moves;

  @Option(
      names = "--rate",
      paramLabel = "R",
      description = "Updates a second; 0, the default, for as fast as they are answered.",
      defaultValue = "0")
  private int rate;

  @Option(
      names = "--window",
      paramLabel = "N",
      description = "Updates under way at most, 1 to 16384 (default: ${DEFAULT-VALUE}).",
      defaultValue = "256")
  private int window;

  @Option(
      names = "--warm-up",
      paramLabel = "TIME",
      converter = DurationConverter.class,
      description = "The same load before the measurement (default: 5s).")
  private Duration warmUp = Duration.ofSeconds(5);

  @Option(
      names = "--duration",
      paramLabel = "TIME",
      converter = DurationConverter.class,
      description = "Of the measurement, such as 90s or 10m (default: 10s).")
  private Duration duration = Duration.ofSeconds(10);

  @Option(
      names = "--java-option",
      paramLabel = "OPTION",
      description = "For the Java machine of our own CMD, such as -Xmx768m; may be repeated.")
  private List<String> javaOptions = List.of();

  @Option(names = "--no-echo", description = "Leave the echo server out.")
  private boolean noEcho;

  @Option(
      names = "--print-config",
      description = "Write the configuration that a CMD needs for this load, and put none on it.")
  private boolean printConfig;

  @Option(names = "--json", description = "Write one JSON document.")
  private boolean json;

  @Override
  public Integer call() {
    if (mode == Mode.LOCATOR) {
      throw CliException.usage(
          "--mode", "not locator: there the MAARs answer a handover, and not the CMD");
    }
    try (LoadRun run = new LoadRun(plan(), InetAddress.getLoopbackAddress(), maarPort)) {
      if (printConfig) {
        out().print(configuration().text("127.0.0.1:5436", run.endpoints()));
        out().flush();
        return ExitStatus.OK;
      }
      Measured measured =
          target.isPresent()
              ? run.against(target.get())
              : run.againstOurCmd(configuration(), javaOptions);
      Optional<Measured> echo = noEcho ? Optional.empty() : Optional.of(run.againstEcho(List.of()));
      return tell(measured, echo);
    } catch (IllegalLoadException e) {
      throw CliException.usage(e.option(), String.valueOf(e.getMessage()));
    } catch (LoadException e) {
      throw CliException.negative("load", String.valueOf(e.getMessage()));
    } catch (CompletionException e) {
      if (e.getCause() instanceof LoadException cause) {
        throw CliException.negative("load", String.valueOf(cause.getMessage()));
      }
      throw e;
    }
  }

  private LoadPlan plan() {
    return new LoadPlan(maars, mns, previous, moves, rate, window, warmUp, duration);
  }

  private CmdConfiguration configuration() {
    return new CmdConfiguration(mode, profile, paced);
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }

  private int tell(Measured measured, Optional<Measured> echo) {
    String name = target.map(it -> it.toString()).orElse("our CMD, " + mode);
    LoadReport report = new LoadReport(name, plan(), measured, echo);
    out().print(json ? Json.write(report.json()) + "\n" : report.text());
    out().flush();
    long accepted = measured.byStatus().getOrDefault(0, 0L);
    boolean good =
        accepted > 0
            && accepted == measured.answers()
            && measured.unanswered() == 0
            && measured.notSent() == 0;
    return good ? ExitStatus.OK : ExitStatus.NEGATIVE;
  }
}
