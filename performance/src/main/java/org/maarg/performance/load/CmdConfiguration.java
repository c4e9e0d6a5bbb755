package org.maarg.performance.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.maarg.cli.Converters;
import org.maarg.cli.Main;
import org.maarg.performance.Roster;
import org.maarg.protocol.Mode;
import org.maarg.protocol.Profile;
import org.maarg.runtime.config.Endpoints;

/**
 * What a CMD has to know to take the load: the MAARs of the generator.
 *
 * @param paced whether it holds its own updates back as the profile says, and keeps
 *     MAX_UPDATE_RATE; without, a load of handovers measures the CMD and not its pace
 * @param controlled whether it has a control API, and with it metrics, which cost some time
 * @param state folder in which it keeps its state; none if it keeps none
 */
public record CmdConfiguration(
    Mode mode, Profile profile, boolean paced, boolean controlled, Optional<Path> state) {
  private static final int SECONDS_PER_UNIT = 4;

  /** Without a control API and a kept state. */
  public CmdConfiguration(Mode mode, Profile profile, boolean paced) {
    this(mode, profile, paced, false, Optional.empty());
  }

  /** The same with a control API. */
  public CmdConfiguration withControl() {
    return new CmdConfiguration(mode, profile, paced, true, state);
  }

  /** The same with a folder in which it keeps its state. */
  public CmdConfiguration withState(Path folder) {
    return new CmdConfiguration(mode, profile, paced, controlled, Optional.of(folder));
  }

  /** A configuration in a file, which goes with it. */
  static final class Written implements AutoCloseable {
    private final Path file;

    private Written(Path file) {
      this.file = file;
    }

    List<String> arguments() {
      return List.of(Main.class.getName(), "cmd", "--config", file.toString());
    }

    @Override
    public void close() {
      try {
        Files.deleteIfExists(file);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  Written write(List<InetSocketAddress> maars) {
    try {
      Path file = Files.createTempFile("maarg-load", ".yaml");
      Files.writeString(file, text("127.0.0.1:0", maars));
      return new Written(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** In YAML, as {@code maarg cmd} reads it. */
  public String text(String bind, List<InetSocketAddress> maars) {
    StringBuilder text = new StringBuilder();
    text.append("role: cmd\naddress: ").append(Roster.CMD).append('\n');
    text.append("mode: ").append(Converters.nameOf(mode).toLowerCase(Locale.ROOT)).append('\n');
    text.append("profile: ").append(Converters.nameOf(profile)).append('\n');
    if (!paced) {
      text.append("knobs:\n  pacingRate: 0\n  maxUpdateRate: 0\n");
    }
    text.append("lifetime: ").append(LoadDriver.LIFETIME * SECONDS_PER_UNIT).append('\n');
    text.append("transport:\n  kind: udp\n  bind: ").append(bind).append("\npeers:\n");
    for (int maar = 0; maar < maars.size(); maar++) {
      text.append("  - address: ").append(Roster.maar(maar)).append('\n');
      text.append("    endpoint: ").append(Endpoints.text(maars.get(maar))).append('\n');
      text.append("    pool: ").append(Roster.pool(maar)).append('\n');
      text.append("    securityAssociation: true\n");
    }
    state.ifPresent(folder -> text.append("state: ").append(folder).append('\n'));
    if (controlled) {
      text.append("control:\n  bind: 127.0.0.1:0\n");
    }
    return text.append("logLevel: warn\n").toString();
  }
}
