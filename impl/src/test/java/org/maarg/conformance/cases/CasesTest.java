package org.maarg.conformance.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.maarg.conformance.peers.WrongPeer;
import org.maarg.conformance.peers.WrongPeers;
import org.maarg.conformance.play.TargetRole;

/** IDs and selection. */
class CasesTest {
  @ParameterizedTest
  @EnumSource(TargetRole.class)
  void idsAreUnique(TargetRole role) {
    List<Case> cases = Cases.of(role);
    assertThat(cases).hasSizeGreaterThanOrEqualTo(60);
    assertThat(cases.stream().map(Case::id)).doesNotHaveDuplicates();
    assertThat(cases).allMatch(it -> it.purpose().endsWith("."));
  }

  @Test
  void everyWrongPeerNamesCasesOfItsRole() {
    for (WrongPeer peer : WrongPeers.all()) {
      List<String> known = Cases.of(peer.role()).stream().map(Case::id).toList();
      assertThat(known).as(peer.name()).containsAll(peer.fails());
    }
  }

  @Test
  void selectsAtAnyDepth() {
    int all = Cases.of(TargetRole.CMD).size();
    assertThat(Cases.select(TargetRole.CMD, List.of())).hasSize(all);
    assertThat(Cases.select(TargetRole.CMD, List.of("8885", "5213", "6275", "5844", "5847")))
        .hasSize(all);
    assertThat(Cases.select(TargetRole.CMD, List.of("8885-3.6-1")))
        .extracting(Case::id)
        .containsExactly("8885-3.6-1/retransmits");
    assertThat(Cases.select(TargetRole.CMD, List.of("8885-3.2-2")))
        .extracting(Case::id)
        .containsExactly("8885-3.2-2/forwards-to-previous-maar");
  }

  @Test
  void refusesWhatNamesNothing() {
    assertThatThrownBy(() -> Cases.select(TargetRole.CMD, List.of("8885-3.2", "8885-9")))
        .isInstanceOf(UnknownSelectorException.class)
        .hasMessageContaining("8885-9");
    assertThatThrownBy(() -> Cases.select(TargetRole.MAAR, List.of("6275-9.2-1/wrong-checksum")))
        .isInstanceOf(UnknownSelectorException.class)
        .hasMessageContaining("is withdrawn. Over UDP nobody looks");
  }
}
