package org.maarg.sim;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import org.maarg.protocol.Mode;
import org.maarg.protocol.Node;
import org.maarg.protocol.Peer;
import org.maarg.protocol.Profile;
import org.maarg.protocol.cmd.Cmd;
import org.maarg.protocol.cmd.CmdConfig;
import org.maarg.protocol.cmd.MnAuthorization;
import org.maarg.protocol.maar.Maar;
import org.maarg.protocol.maar.MaarConfig;

/** Makes a {@link Domain}; each method returns this. Without further ado: RFC 8885, relay mode. */
public final class DomainBuilder {
  private final AddressPlan plan;
  private final Map<Integer, Long> skews = new HashMap<>();
  private final Map<Integer, BiFunction<MaarConfig, Long, Node>> maarNodes = new HashMap<>();
  private BiFunction<CmdConfig, Long, Node> cmdNode = Cmd::new;
  private Mode mode = Mode.RELAY;
  private Profile profile = Profile.DEPLOYABLE;
  private MnAuthorization authorization = MnAuthorization.ALL;
  private Faults faults = Faults.NONE;
  private int lifetime = 15;
  private long seed;

  /**
   * A domain of a CMD and so many MAARs.
   *
   * @param maars 1..65535
   */
  public DomainBuilder(int maars) {
    plan = new AddressPlan(maars);
  }

  /** The mode of all nodes. */
  public DomainBuilder mode(Mode chosen) {
    mode = chosen;
    return this;
  }

  /** The profile of all nodes. */
  public DomainBuilder profile(Profile chosen) {
    profile = chosen;
    return this;
  }

  /** Which mobile nodes the CMD lets in; all, unless set. */
  public DomainBuilder authorization(MnAuthorization chosen) {
    authorization = chosen;
    return this;
  }

  /** Lifetime that MAARs ask for and the CMD grants at most, in units of 4 seconds, 1..65535. */
  public DomainBuilder lifetime(int units) {
    lifetime = units;
    return this;
  }

  /** How all links treat datagrams, and the seed of their chance. */
  public DomainBuilder links(Faults chosen, long chosenSeed) {
    faults = chosen;
    seed = chosenSeed;
    return this;
  }

  /**
   * Sets a clock.
   *
   * @param maar number of the MAAR, 0 for the CMD
   * @param millis how far its clock is ahead
   */
  public DomainBuilder skew(int maar, long millis) {
    skews.put(maar, millis);
    return this;
  }

  /** Puts another node in the place of the CMD. */
  public DomainBuilder cmd(Function<CmdConfig, Node> node) {
    cmdNode = (config, restarts) -> node.apply(config);
    return this;
  }

  /** Puts another node in the place of a MAAR. */
  public DomainBuilder maar(int number, Function<MaarConfig, Node> node) {
    maarNodes.put(number, (config, restarts) -> node.apply(config));
    return this;
  }

  /** The domain, with nobody attached. */
  public Domain build() {
    Simulation simulation = new Simulation(new LinkModel(seed, faults));
    List<Peer> peers = new ArrayList<>();
    for (int number = 1; number <= plan.maars(); number++) {
      peers.add(new Peer(plan.maar(number), plan.pool(number)));
    }
    CmdConfig cmd = new CmdConfig(plan.cmd(), mode, profile, lifetime, peers, authorization);
    simulation.add(
        new Host(
            "CMD",
            counted(restarts -> cmdNode.apply(cmd, restarts)),
            state -> Cmd.readState(cmd, state)),
        skews.getOrDefault(0, 0L));
    for (int number = 1; number <= plan.maars(); number++) {
      MaarConfig config = maarConfig(number, peers);
      BiFunction<MaarConfig, Long, Node> node = maarNodes.getOrDefault(number, Maar::new);
      simulation.add(
          new Host(
              "MAAR" + number,
              counted(restarts -> node.apply(config, restarts)),
              state -> Maar.readState(config, state)),
          skews.getOrDefault(number, 0L));
    }
    return new Domain(simulation, plan);
  }

  /** Tells each node how often the one before it has been lost. */
  private static Supplier<Node> counted(LongFunction<Node> boot) {
    AtomicLong starts = new AtomicLong();
    return () -> boot.apply(starts.getAndIncrement());
  }

  private MaarConfig maarConfig(int number, List<Peer> all) {
    List<Peer> others = new ArrayList<>(all);
    others.remove(number - 1);
    return new MaarConfig(
        plan.maar(number),
        number,
        plan.cmd(),
        mode,
        profile,
        plan.pool(number),
        AddressPlan.PREFIX_LENGTH,
        lifetime,
        others);
  }
}
