package org.maarg.protocol.cmd;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.maarg.protocol.Bench;
import org.maarg.protocol.Pbu;
import org.maarg.protocol.PrefixSet;
import org.maarg.protocol.Registration;
import org.maarg.protocol.TestDomain;
import org.maarg.wire.Octets;
import org.maarg.wire.message.BindingAcknowledgement;
import org.maarg.wire.message.BindingUpdate;
import org.maarg.wire.message.MobilityHeader;
import org.maarg.wire.option.MnLinkLayerIdentifier;

/** How much of a list of P-MAARs an answer has room for: to the last octet. */
class RegistrationAnswersTest {
  private static final int OCTETS_OF_A_PREVIOUS_MAAR = 40;

  private static List<BindingAcknowledgement> answers(int previousMaars, int linkLayerOctets) {
    BindingUpdate update =
        Pbu.of(TestDomain.MN, Bench.prefix(2, 0))
            .without(MnLinkLayerIdentifier.class)
            .with(new MnLinkLayerIdentifier(Octets.of(new byte[linkLayerOctets])))
            .at(CmdParts.NOW)
            .build();
    Registration registration = Registration.of(update, PrefixSet.of(Bench.prefix(2, 0)), 75);
    List<PreviousMaarEntry> entries = new ArrayList<>();
    for (int i = 0; i < previousMaars; i++) {
      entries.add(CmdParts.previous(3 + i, 0));
    }
    CmdBinding binding = new CmdBinding(CmdParts.request(update), registration);
    return RegistrationAnswers.of(binding, 75, entries);
  }

  private static int length(int previousMaars, int linkLayerOctets) {
    return MobilityHeader.encodedLength(answers(previousMaars, linkLayerOctets).get(0));
  }

  // Verifies: 8885-3.2-12, 8885-4.5-5
  @Test
  void whatFitsExactlyIsOneMessageAndOneMoreIsTwo() {
    int most = 1;
    while (answers(most + 1, 1).size() == 1) {
      most++;
    }
    int octets = 1;
    while (length(most, octets) < MobilityHeader.MAX_OCTETS) {
      octets++;
    }
    assertThat(octets).isLessThanOrEqualTo(OCTETS_OF_A_PREVIOUS_MAAR);
    assertThat(answers(most, octets)).hasSize(1);
    assertThat(length(most, octets)).isEqualTo(MobilityHeader.MAX_OCTETS);
    List<BindingAcknowledgement> two = answers(most + 1, octets);
    assertThat(two).hasSize(2);
    assertThat(CmdBench.listed(two.get(0))).hasSize(most);
    assertThat(CmdBench.listed(two.get(1))).containsExactly(CmdBench.maar(3 + most));
  }
}
