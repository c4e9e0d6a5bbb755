package org.maarg.security.run;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.maarg.protocol.Mode;
import org.maarg.protocol.Peer;
import org.maarg.protocol.Profile;
import org.maarg.protocol.cmd.MnAuthorization;
import org.maarg.protocol.maar.Maar;
import org.maarg.protocol.maar.MaarConfig;
import org.maarg.security.model.Topology;
import org.maarg.security.script.Scope;
import org.maarg.sim.AddressPlan;
import org.maarg.sim.Domain;
import org.maarg.sim.DomainBuilder;
import org.maarg.sim.Faults;
import org.maarg.wire.Ipv6Prefix;
import org.maarg.wire.option.MnId;

/** Makes the simulated domain of a scenario's topology. */
final class Domains {
  private static final long LIFETIME_UNIT_MILLIS = 4_000;

  private Domains() {}

  /**
   * A domain with nobody attached.
   *
   * @throws IllegalArgumentException if a value of the topology is out of its range
   */
  static Domain build(Topology topology, Mode mode, Profile profile, Scope scope, long seed) {
    int maars = scope.count(topology.maars());
    DomainBuilder builder = new DomainBuilder(maars).mode(mode).profile(profile);
    int delay = (int) scope.millis(topology.delay());
    int jitter = (int) scope.millis(topology.jitter());
    builder.links(Faults.NONE.withDelay(delay, jitter), seed);
    builder.lifetime(lifetime(scope.millis(topology.lifetime())));
    topology
        .authorized()
        .ifPresent(
            count -> {
              Set<MnId> members = mns(scope.count(count));
              builder.authorization(MnAuthorization.servingOnly(mn -> members.contains(mn)));
            });
    for (Topology.Clock clock : topology.clocks()) {
      builder.skew(scope.node(clock.node()), scope.millis(clock.ahead()));
    }
    topology.pool().ifPresent(size -> shrinkPools(builder, maars, scope.count(size)));
    return builder.build();
  }

  private static int lifetime(long millis) {
    if (millis % LIFETIME_UNIT_MILLIS != 0) {
      throw new IllegalArgumentException("lifetime " + millis + " ms is not a multiple of 4 s");
    }
    return (int) (millis / LIFETIME_UNIT_MILLIS);
  }

  private static Set<MnId> mns(int count) {
    Set<MnId> mns = new HashSet<>();
    for (int mn = 1; mn <= count; mn++) {
      mns.add(Domain.mn(mn));
    }
    return mns;
  }

  /** The MAARs assign from the first prefixes of their pools only; the CMD grants all of them. */
  private static void shrinkPools(DomainBuilder builder, int maars, int size) {
    if (Integer.bitCount(size) != 1) {
      throw new IllegalArgumentException("a pool of " + size + " is no power of two");
    }
    AddressPlan plan = new AddressPlan(maars);
    int length = AddressPlan.PREFIX_LENGTH - Integer.numberOfTrailingZeros(size);
    for (int number = 1; number <= maars; number++) {
      Ipv6Prefix pool = Ipv6Prefix.of(plan.pool(number).address(), length);
      List<Peer> others = others(plan, number);
      builder.maar(number, config -> new Maar(withPool(config, pool, others)));
    }
  }

  private static List<Peer> others(AddressPlan plan, int self) {
    List<Peer> others = new ArrayList<>();
    for (int number = 1; number <= plan.maars(); number++) {
      if (number != self) {
        others.add(new Peer(plan.maar(number), plan.pool(number)));
      }
    }
    return others;
  }

  private static MaarConfig withPool(MaarConfig config, Ipv6Prefix pool, List<Peer> others) {
    return new MaarConfig(
        config.address(),
        config.number(),
        config.cmd(),
        config.mode(),
        config.profile(),
        pool,
        config.prefixLength(),
        config.lifetime(),
        others);
  }
}
