package org.maarg.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.maarg.protocol.Input;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.Ipv6Prefix;
import org.maarg.wire.Octets;
import org.maarg.wire.option.MnId;

class DomainTest {
  private static final MnId MN = Domain.mn(1);

  /** A domain of passive nodes; the list takes every incarnation of every MAAR. */
  private static Domain passive(int maars, List<ScriptedNode> incarnations) {
    DomainBuilder builder =
        new DomainBuilder(maars).cmd(config -> ScriptedNode.passive(config.address()));
    for (int number = 1; number <= maars; number++) {
      builder.maar(
          number,
          config -> {
            ScriptedNode node = ScriptedNode.passive(config.address());
            incarnations.add(node);
            return node;
          });
    }
    return builder.build();
  }

  @Test
  void addressesAreDocumentationAddressesAndTellMaarsApart() {
    AddressPlan plan = new AddressPlan(255);
    assertThat(plan.cmd()).hasToString("2001:db8::c");
    assertThat(plan.maar(1)).hasToString("2001:db8:0:1::1");
    assertThat(plan.maar(255)).hasToString("2001:db8:0:ff::1");
    assertThat(plan.pool(1)).hasToString("2001:db8:100::/40");
    assertThat(new AddressPlan(256).pool(256)).hasToString("2001:db8:100::/48");
    assertThat(plan.linkLayer(0x1020304)).hasToString("020001020304");
  }

  @Test
  void poolsOverlapNeitherEachOtherNorTheNodes() {
    for (int maars : new int[] {255, 256}) {
      AddressPlan plan = new AddressPlan(maars);
      Ipv6Prefix nodes = Ipv6Prefix.parse("2001:db8::/48");
      Set<Ipv6Prefix> pools = new HashSet<>();
      for (int number = 1; number <= maars; number++) {
        assertThat(nodes.contains(plan.maar(number))).isTrue();
        assertThat(plan.pool(number).overlaps(nodes)).isFalse();
        pools.add(plan.pool(number));
      }
      assertThat(pools).hasSize(maars);
    }
  }

  @Test
  void numbersOutOfRangeAreRefused() {
    assertThatThrownBy(() -> new AddressPlan(0)).hasMessageContaining("0 MAARs");
    assertThatThrownBy(() -> new AddressPlan(65_536)).hasMessageContaining("65536 MAARs");
    assertThatThrownBy(() -> new AddressPlan(2).maar(3)).hasMessageContaining("MAAR 3");
    assertThatThrownBy(() -> new AddressPlan(2).pool(0)).hasMessageContaining("MAAR 0");
  }

  @Test
  void mobileNodeAttachesMovesAndLeaves() {
    List<ScriptedNode> maars = new ArrayList<>();
    Domain domain = passive(2, maars);
    domain.detach(MN);
    domain.attach(MN, 1);
    domain.move(MN, 2);
    assertThat(domain.attachment(MN)).contains(domain.plan().maar(2));
    domain.detach(MN);
    assertThat(domain.attachment(MN)).isEmpty();
    for (ScriptedNode maar : maars) {
      assertThat(maar.inputs).hasExactlyElementsOfTypes(Input.Attached.class, Input.Detached.class);
    }
    Octets linkLayer = ((Input.Attached) maars.get(0).inputs.get(0)).linkLayer();
    assertThat(((Input.Attached) maars.get(1).inputs.get(0)).linkLayer()).isEqualTo(linkLayer);
  }

  @Test
  void mobileNodesOnTheLinkAttachAgainAfterARestart() {
    List<ScriptedNode> incarnations = new ArrayList<>();
    Domain domain = passive(1, incarnations);
    domain.attach(Domain.mn(2), 1);
    domain.attach(Domain.mn(1), 1);
    domain.crash(1);
    domain.attach(Domain.mn(3), 1);
    domain.restart(1);
    assertThat(incarnations.get(0).inputs).hasSize(2);
    assertThat(incarnations.get(1).inputs.get(0)).isInstanceOf(Input.Started.class);
    assertThat(incarnations.get(1).inputs)
        .filteredOn(Input.Attached.class::isInstance)
        .extracting(input -> ((Input.Attached) input).mn())
        .containsExactly(Domain.mn(1), Domain.mn(2), Domain.mn(3));
  }

  @Test
  void clocksMayDiffer() {
    List<ScriptedNode> maars = new ArrayList<>();
    Domain domain =
        new DomainBuilder(1)
            .skew(1, 400)
            .maar(
                1,
                config -> {
                  maars.add(ScriptedNode.passive(config.address()));
                  return maars.get(0);
                })
            .build();
    domain.attach(MN, 1);
    assertThat(maars.get(0).inputs.get(0).at().toEpochMilli())
        .isEqualTo(Simulation.EPOCH_MILLIS + 400);
  }

  @Test
  void nodesHaveNames() {
    Domain domain = passive(2, new ArrayList<>());
    assertThat(domain.names().addresses()).hasSize(3);
    assertThat(domain.names().of(domain.plan().cmd())).isEqualTo("CMD");
    assertThat(domain.names().of(domain.plan().maar(2))).isEqualTo("MAAR2");
    assertThat(domain.names().of(Ipv6Address.UNSPECIFIED)).isEqualTo("::");
  }
}
