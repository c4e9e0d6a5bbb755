package org.maarg.protocol.cmd;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.maarg.protocol.Bench;
import org.maarg.protocol.DropReason;
import org.maarg.protocol.Mode;
import org.maarg.protocol.Pba;
import org.maarg.protocol.Pbu;
import org.maarg.protocol.Peer;
import org.maarg.protocol.Profile;
import org.maarg.protocol.TestDomain;
import org.maarg.protocol.Timer;
import org.maarg.protocol.Twin;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.message.BindingAcknowledgement;
import org.maarg.wire.message.BindingUpdate;
import org.maarg.wire.option.MnId;
import org.maarg.wire.option.PreviousMaar;

/** A CMD among MAARs that the test plays. MAARs, like mobile nodes, go by numbers from 1. */
public final class CmdBench extends Bench {
  public static final int MAX_LIFETIME = 75;
  private static final int MAARS = 70;

  public final Cmd cmd;
  private int sequence;

  public CmdBench(Mode mode, Profile profile) {
    this(mode, profile, MnAuthorization.ALL);
  }

  public CmdBench(Mode mode, Profile profile, MnAuthorization authorization) {
    this(new CmdConfig(TestDomain.CMD, mode, profile, MAX_LIFETIME, peers(), authorization));
  }

  /** A CMD as configured. */
  public CmdBench(CmdConfig config) {
    this(config, new Cmd(config));
  }

  private CmdBench(CmdConfig config, Cmd cmd) {
    super(cmd, Twin.of(config));
    this.cmd = cmd;
  }

  /** A CMD in relay mode under the default profile. */
  public static CmdBench relay() {
    return new CmdBench(Mode.RELAY, Profile.DEPLOYABLE);
  }

  public static List<Peer> peers() {
    List<Peer> peers = new ArrayList<>();
    for (int i = 1; i <= MAARS; i++) {
      peers.add(new Peer(maar(i), TestDomain.pool(i)));
    }
    return peers;
  }

  public static Ipv6Address maar(int number) {
    return TestDomain.maar(number);
  }

  /** A registration at a MAAR, stamped now; mobile node n gets the n-th prefix of the pool. */
  public Pbu pbu(int maar, MnId mn) {
    sequence++;
    return Pbu.of(mn, prefix(maar, indexOf(mn))).sequence(sequence).at(now);
  }

  public Pbu pbu(int maar) {
    return pbu(maar, TestDomain.MN);
  }

  private static int indexOf(MnId mn) {
    String nai = mn.identifier().toAscii();
    return Integer.parseInt(nai.substring(2, nai.indexOf('@'))) - 1;
  }

  /** A millisecond later, a MAAR registers the mobile node. */
  public BindingUpdate register(int maar) {
    return register(maar, TestDomain.MN);
  }

  public BindingUpdate register(int maar, MnId mn) {
    now++;
    return receive(maar, pbu(maar, mn));
  }

  public BindingUpdate receive(int maar, Pbu pbu) {
    BindingUpdate update = pbu.build();
    receive(maar(maar), update);
    return update;
  }

  /** An update from a MAAR that the CMD must refuse; returns the refusal. */
  public BindingAcknowledgement refused(int maar, Pbu pbu) {
    List<CmdBindingView> before = cmd.bindings();
    receive(maar, pbu);
    assertThat(cmd.bindings()).as("state after a refusal").isEqualTo(before);
    assertThat(drops()).containsExactly(DropReason.REFUSED);
    assertThat(outputs).as("one answer and its count").hasSize(2);
    return answerTo(maar(maar));
  }

  /** A MAAR confirms the last update that it got. */
  public void confirm(int maar) {
    receive(maar(maar), Pba.accepting(lastUpdateTo(maar(maar))).build());
  }

  /** Visits MAARs one after the other; each time every P-MAAR confirms, and a second passes. */
  public void travel(int... stops) {
    List<Integer> visited = new ArrayList<>();
    for (int stop : stops) {
      register(stop);
      visited.remove((Integer) stop);
      visited.forEach(this::confirm);
      visited.add(stop);
      advance(1_000);
    }
  }

  /** Visits the first MAARs up to this one. */
  public void travelUpTo(int last) {
    travel(IntStream.rangeClosed(1, last).toArray());
  }

  public CmdBindingView binding() {
    assertThat(cmd.bindings()).hasSize(1);
    return cmd.bindings().get(0);
  }

  /** Addresses of the P-MAARs in the list of the only binding. */
  public List<Ipv6Address> previousMaars() {
    return binding().previousMaars().stream()
        .map(CmdBindingView.PreviousMaarView::address)
        .toList();
  }

  /** Addresses that an answer names as P-MAARs. */
  public static List<Ipv6Address> listed(BindingAcknowledgement answer) {
    return answer.options().all(PreviousMaar.class).stream().map(PreviousMaar::address).toList();
  }

  public static List<Ipv6Address> maars(int... numbers) {
    List<Ipv6Address> addresses = new ArrayList<>();
    for (int number : numbers) {
      addresses.add(maar(number));
    }
    return addresses;
  }

  public Timer retransmit(int maar) {
    return Timer.of(Timer.Kind.RETRANSMIT, TestDomain.MN, maar(maar));
  }
}
