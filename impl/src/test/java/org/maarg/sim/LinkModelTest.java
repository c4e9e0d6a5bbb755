package org.maarg.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.maarg.wire.Ipv6Address;

class LinkModelTest {
  private static final Ipv6Address A = Ipv6Address.parse("2001:db8::a");
  private static final Ipv6Address B = Ipv6Address.parse("2001:db8::b");
  private static final Ipv6Address C = Ipv6Address.parse("2001:db8::c");
  private static final int MANY = 20_000;

  private static Datagram datagram(Ipv6Address from, Ipv6Address to) {
    return Datagram.of(1, from, to, true, ScriptedNode.update(1));
  }

  @Test
  void faultlessLinkDeliversOnceAfterItsDelay() {
    LinkModel links = new LinkModel(1, Faults.NONE.withDelay(9, 0));
    Datagram sent = datagram(A, B);
    for (int i = 0; i < 1_000; i++) {
      assertThat(links.transmit(sent)).containsExactly(new LinkModel.Copy(9, sent));
    }
  }

  @Test
  void ratesAreThoseAskedFor() {
    Faults faults = Faults.NONE.with(0.2, 0.1, 0.3).withCorrupt(0.05).withDelay(10, 5);
    LinkModel links = new LinkModel(5, faults);
    Datagram sent = datagram(A, B);
    int lost = 0;
    int twice = 0;
    int late = 0;
    int corrupted = 0;
    int arrived = 0;
    for (int i = 0; i < MANY; i++) {
      List<LinkModel.Copy> copies = links.transmit(sent);
      lost += copies.isEmpty() ? 1 : 0;
      twice += copies.size() == 2 ? 1 : 0;
      for (LinkModel.Copy copy : copies) {
        arrived++;
        late += copy.delayMillis() > 15 ? 1 : 0;
        corrupted += copy.datagram().equals(sent) ? 0 : 1;
        assertThat(copy.delayMillis()).isBetween(10L, 65L);
      }
    }
    assertThat(lost / (double) MANY).isCloseTo(0.2, within(0.01));
    assertThat(twice / (double) (MANY - lost)).isCloseTo(0.1, within(0.01));
    assertThat(late / (double) arrived).isCloseTo(0.3 * 0.94, within(0.03));
    assertThat(corrupted / (double) arrived).isCloseTo(0.05, within(0.01));
  }

  @Test
  void faultsOfOneKindDoNotShiftThoseOfAnother() {
    LinkModel plain = new LinkModel(3, Faults.NONE.with(0.3, 0, 0));
    LinkModel rough = new LinkModel(3, Faults.NONE.with(0.3, 0.5, 0.5).withDelay(1, 30));
    for (int i = 0; i < 1_000; i++) {
      assertThat(rough.transmit(datagram(A, B)).isEmpty())
          .isEqualTo(plain.transmit(datagram(A, B)).isEmpty());
    }
  }

  @Test
  void overrideHoldsForOneDirection() {
    LinkModel links = new LinkModel(1, Faults.NONE);
    links.setFaults(A, B, Faults.NONE.with(1, 0, 0));
    assertThat(links.transmit(datagram(A, B))).isEmpty();
    assertThat(links.transmit(datagram(B, A))).hasSize(1);
    links.setFaults(Faults.NONE.with(0, 1, 0));
    assertThat(links.transmit(datagram(A, B))).isEmpty();
    assertThat(links.transmit(datagram(B, A))).hasSize(2);
  }

  @Test
  void cutsAreDirectedAndHeal() {
    LinkModel links = new LinkModel(1, Faults.NONE);
    links.cut(A, B);
    links.silence(B);
    links.deafen(C);
    assertThat(links.isCut(A, B)).isTrue();
    assertThat(links.isCut(B, A)).isTrue();
    assertThat(links.isCut(A, C)).isTrue();
    assertThat(links.isCut(C, A)).isFalse();
    assertThat(links.transmit(datagram(A, B))).isEmpty();
    links.heal();
    assertThat(links.isCut(A, B) || links.isCut(B, A) || links.isCut(A, C)).isFalse();
  }

  @Test
  void partitionSeparatesAnIslandFromTheRest() {
    LinkModel links = new LinkModel(1, Faults.NONE);
    links.partition(Set.of(A, B));
    assertThat(links.isCut(A, B)).isFalse();
    assertThat(links.isCut(A, C) && links.isCut(C, B)).isTrue();
    links.partition(Set.of());
    assertThat(links.isCut(A, C)).isFalse();
  }

  @Test
  void faultsOutOfRangeAreRefused() {
    assertThatThrownBy(() -> Faults.NONE.with(1.1, 0, 0)).hasMessageContaining("drop");
    assertThatThrownBy(() -> Faults.NONE.with(0, -0.1, 0)).hasMessageContaining("duplicate");
    assertThatThrownBy(() -> Faults.NONE.with(0, 0, Double.NaN)).hasMessageContaining("reorder");
    assertThatThrownBy(() -> Faults.NONE.withCorrupt(2)).hasMessageContaining("corrupt");
    assertThatThrownBy(() -> Faults.NONE.withDelay(-1, 0)).hasMessageContaining("delayMillis");
    assertThatThrownBy(() -> Faults.NONE.withDelay(0, -1)).hasMessageContaining("jitterMillis");
    assertThatThrownBy(() -> new Faults(0, 0, 0, 0, 0, 0, 0)).hasMessageContaining("reorderMillis");
  }
}
