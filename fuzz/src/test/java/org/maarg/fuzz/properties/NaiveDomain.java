package org.maarg.fuzz.properties;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.maarg.checks.world.Bounds;
import org.maarg.checks.world.LiveNodes;
import org.maarg.protocol.Input;
import org.maarg.protocol.Mode;
import org.maarg.protocol.Node;
import org.maarg.protocol.Output;
import org.maarg.protocol.Timer;
import org.maarg.protocol.cmd.Cmd;
import org.maarg.protocol.cmd.CmdBindingView;
import org.maarg.protocol.maar.Maar;
import org.maarg.protocol.maar.MaarBindingView;
import org.maarg.protocol.maar.MaarState;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.Octets;
import org.maarg.wire.option.MnId;
import org.maarg.wire.option.Timestamp;

/**
 * A domain in which messages arrive in the order they were sent, and beside it the binding cache
 * that anybody would write down: for each mobile node the MAARs it has been at.
 */
final class NaiveDomain {
  static final int MAARS = 4;

  private record Flight(Ipv6Address from, Output.Send send) {}

  private final List<Node> nodes = new ArrayList<>();
  private final Deque<Flight> flights = new ArrayDeque<>();
  private final Map<Integer, List<Integer>> visited = new TreeMap<>();
  private final Map<Integer, Boolean> attached = new TreeMap<>();
  private long now = 1_000_000;

  NaiveDomain(Mode mode) {
    Bounds bounds = Bounds.start().maars(MAARS).mode(mode);
    for (int i = 0; i <= MAARS; i++) {
      nodes.add(LiveNodes.boot(bounds, i, 0));
    }
  }

  private static MnId mn(int number) {
    return MnId.nai("mn" + number);
  }

  private Timestamp time() {
    return Timestamp.ofEpochMilli(now);
  }

  /** The mobile node comes to a MAAR, from another one or from nowhere. */
  void move(int mn, int maar) {
    leave(mn);
    now += 1_000;
    List<Integer> past = visited.computeIfAbsent(mn, k -> new ArrayList<>());
    past.remove(Integer.valueOf(maar));
    past.add(maar);
    attached.put(mn, true);
    feed(maar, new Input.Attached(mn(mn), Octets.of(new byte[6]), 4, time()));
  }

  void leave(int mn) {
    if (Boolean.TRUE.equals(attached.put(mn, false))) {
      feed(current(mn), new Input.Detached(mn(mn), time()));
    }
  }

  // Verifies: 5213-5.3.5-2, 5213-5.3.5-3
  /**
   * The lifetime of whoever is nowhere ends at the MAAR where he was last, and at the CMD; P-MAARs
   * are released, and keep their entries as long as RFC 5213 5.3.5 says.
   */
  void expire(int mn) {
    if (visited.containsKey(mn) && !Boolean.TRUE.equals(attached.get(mn))) {
      now += 300_000;
      feed(current(mn), new Input.TimerFired(Timer.of(Timer.Kind.LIFETIME, mn(mn)), time()));
      feed(0, new Input.TimerFired(Timer.of(Timer.Kind.DELETE, mn(mn)), time()));
      int last = current(mn);
      for (int maar : visited.remove(mn)) {
        if (maar != last) {
          feed(maar, new Input.TimerFired(Timer.of(Timer.Kind.DELETE, mn(mn)), time()));
        }
      }
    }
  }

  private int current(int mn) {
    List<Integer> past = visited.getOrDefault(mn, List.of());
    return past.get(past.size() - 1);
  }

  private void feed(int to, Input input) {
    take(nodes.get(to), input);
    while (!flights.isEmpty()) {
      Flight flight = flights.removeFirst();
      Node receiver =
          nodes.stream()
              .filter(node -> node.address().equals(flight.send.to()))
              .findFirst()
              .orElseThrow();
      take(receiver, new Input.Received(flight.from, true, flight.send.message(), time()));
    }
  }

  private void take(Node node, Input input) {
    node.handle(
        input,
        output -> {
          assertThat(output).as("%s", input).isNotInstanceOf(Output.Dropped.class);
          if (output instanceof Output.Send send) {
            flights.addLast(new Flight(node.address(), send));
          }
        });
  }

  /** The CMD's and the MAARs' bindings are those that were written down. */
  void check() {
    List<CmdBindingView> bindings = ((Cmd) nodes.get(0)).bindings();
    assertThat(bindings).hasSize(visited.size());
    visited.forEach((mn, past) -> check(mn, past, find(bindings, mn)));
    for (int maar = 1; maar <= MAARS; maar++) {
      int at = maar;
      long expected = visited.values().stream().filter(past -> past.contains(at)).count();
      assertThat(((Maar) nodes.get(maar)).bindings()).hasSize((int) expected);
    }
  }

  private static CmdBindingView find(List<CmdBindingView> bindings, int mn) {
    return bindings.stream()
        .filter(binding -> binding.mn().equals(mn(mn)))
        .findFirst()
        .orElseThrow();
  }

  private void check(int mn, List<Integer> past, CmdBindingView binding) {
    int current = current(mn);
    assertThat(binding.proxyCareOfAddress()).isEqualTo(nodes.get(current).address());
    assertThat(binding.settled()).isTrue();
    List<Ipv6Address> previous =
        past.stream().filter(it -> it != current).map(it -> nodes.get(it).address()).toList();
    assertThat(binding.previousMaars())
        .extracting(CmdBindingView.PreviousMaarView::address)
        .containsExactlyElementsOf(previous);
    MaarBindingView here = at(current, mn);
    assertThat(here.state() == MaarState.SERVING).isEqualTo(attached.get(mn));
    for (int maar : past) {
      MaarBindingView there = at(maar, mn);
      if (maar != current) {
        assertThat(there.state()).isEqualTo(MaarState.ANCHORING);
        assertThat(there.servingMaar()).isEqualTo(nodes.get(current).address());
      }
    }
    if (attached.get(mn)) {
      assertThat(here.prefixes()).isEqualTo(binding.prefixes());
      assertThat(here.anchors())
          .extracting(MaarBindingView.Anchor::address)
          .containsExactlyElementsOf(previous.stream().sorted(byNumber()).toList());
    }
  }

  private static Comparator<Ipv6Address> byNumber() {
    return Comparator.comparingLong(Ipv6Address::low);
  }

  private MaarBindingView at(int maar, int mn) {
    return ((Maar) nodes.get(maar))
        .bindings().stream().filter(view -> view.mn().equals(mn(mn))).findFirst().orElseThrow();
  }
}
