package org.maarg.protocol.maar;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.maarg.protocol.Bench;
import org.maarg.protocol.Input;
import org.maarg.protocol.Mode;
import org.maarg.protocol.Pba;
import org.maarg.protocol.Pbu;
import org.maarg.protocol.Profile;
import org.maarg.protocol.TestDomain;
import org.maarg.protocol.Tunnel;
import org.maarg.protocol.Twin;
import org.maarg.protocol.cmd.CmdBench;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.Ipv6Prefix;
import org.maarg.wire.Octets;
import org.maarg.wire.message.BindingUpdate;
import org.maarg.wire.option.AccessTechnologyType;
import org.maarg.wire.option.HandoffIndicator;
import org.maarg.wire.option.MnId;
import org.maarg.wire.option.ServingMaar;

/** MAAR 1 of a domain whose CMD, MAARs and mobile nodes the test plays. */
public final class MaarBench extends Bench {
  public static final Ipv6Address SELF = TestDomain.maar(1);
  public static final Ipv6Address CMD = TestDomain.CMD;
  public static final Octets OTHER_LINK_LAYER = Octets.ofHex("02aa00000009");

  public final Maar maar;
  private int relayedSequence;

  public MaarBench(Mode mode, Profile profile) {
    this(mode, profile, 64);
  }

  public MaarBench(Mode mode, Profile profile, int prefixLength) {
    this(config(mode, profile, prefixLength));
  }

  /** The configuration of MAAR 1 with prefixes of this length. */
  static MaarConfig config(Mode mode, Profile profile, int prefixLength) {
    return new MaarConfig(
        SELF, 1, CMD, mode, profile, TestDomain.pool(1), prefixLength, 75, CmdBench.peers());
  }

  /** A MAAR as configured. */
  public MaarBench(MaarConfig config) {
    this(config, new Maar(config));
  }

  private MaarBench(MaarConfig config, Maar maar) {
    super(maar, Twin.of(config));
    this.maar = maar;
  }

  /** A MAAR of a relay domain under the default profile. */
  public static MaarBench relay() {
    return new MaarBench(Mode.RELAY, Profile.DEPLOYABLE);
  }

  public void attach(MnId mn) {
    now++;
    feed(new Input.Attached(mn, Pbu.MN_LINK_LAYER, AccessTechnologyType.WLAN, time()));
  }

  public void attach() {
    attach(TestDomain.MN);
  }

  /** The mobile node hands over to another interface, without having left. */
  public void attachByAnotherInterface() {
    now++;
    attachByAnotherInterface(HandoffIndicator.OTHER_INTERFACE);
  }

  /** The mobile node shows up with another interface, and so much is known of why. */
  public void attachByAnotherInterface(int handoff) {
    feed(
        new Input.Attached(
            TestDomain.MN, OTHER_LINK_LAYER, AccessTechnologyType.ETHERNET, handoff, time()));
  }

  public void detach() {
    now++;
    feed(new Input.Detached(TestDomain.MN, time()));
  }

  /** The last update that the MAAR sent to the CMD. */
  public BindingUpdate lastUpdate() {
    return lastUpdateTo(CMD);
  }

  /** The CMD's answer to the last update. */
  public void answer(Pba pba) {
    receive(CMD, pba.build());
  }

  public void accept() {
    answer(Pba.accepting(lastUpdate()));
  }

  public void refuse(int status) {
    answer(Pba.refusing(lastUpdate(), status));
  }

  /** Attached and registered, with the first prefix of the pool. */
  public MaarBench serving() {
    attach();
    accept();
    assertThat(state()).isEqualTo(MaarState.SERVING);
    return this;
  }

  /** A P-MAAR whose prefix goes to another MAAR. */
  public MaarBench anchoringFor(int servingMaar) {
    serving();
    detach();
    now++;
    relay(servingMaar);
    assertThat(state()).isEqualTo(MaarState.ANCHORING);
    return this;
  }

  /** An update of the CMD that names another S-MAAR, stamped now. */
  public Pbu relayed(int servingMaar) {
    relayedSequence++;
    return Pbu.relayed(TestDomain.MN, prefix(1, 0), TestDomain.maar(servingMaar))
        .sequence(relayedSequence)
        .at(now);
  }

  public BindingUpdate relay(int servingMaar) {
    return fromCmd(relayed(servingMaar));
  }

  /** An update of the CMD that ends the session here, stamped now. */
  public Pbu release() {
    return relayed(2).without(ServingMaar.class).lifetime(0);
  }

  public BindingUpdate fromCmd(Pbu pbu) {
    BindingUpdate update = pbu.build();
    receive(CMD, update);
    return update;
  }

  public MaarBindingView binding() {
    assertThat(maar.bindings()).hasSize(1);
    return maar.bindings().get(0);
  }

  public MaarState state() {
    return binding().state();
  }

  public List<Ipv6Address> anchors() {
    return binding().anchors().stream().map(MaarBindingView.Anchor::address).toList();
  }

  public static Tunnel uplink(int previousMaar) {
    return uplink(previousMaar, prefix(previousMaar, 0));
  }

  public static Tunnel uplink(int previousMaar, Ipv6Prefix prefix) {
    return new Tunnel(TestDomain.MN, prefix, Tunnel.End.SERVING, TestDomain.maar(previousMaar));
  }

  public static Tunnel downlink(int servingMaar) {
    return new Tunnel(TestDomain.MN, prefix(1, 0), Tunnel.End.ANCHOR, TestDomain.maar(servingMaar));
  }
}
