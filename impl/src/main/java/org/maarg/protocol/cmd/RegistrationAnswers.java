package org.maarg.protocol.cmd;

import java.util.ArrayList;
import java.util.List;
import org.maarg.protocol.LocalNetworks;
import org.maarg.protocol.Messages;
import org.maarg.wire.Ipv6Prefix;
import org.maarg.wire.message.BindingAcknowledgement;
import org.maarg.wire.message.MobilityHeader;
import org.maarg.wire.option.MobilityOption;
import org.maarg.wire.option.PreviousMaar;

/** What a CMD tells an S-MAAR of the P-MAARs of its mobile node (RFC 8885 3.2 to 3.4). */
final class RegistrationAnswers {
  private RegistrationAnswers() {}

  // Implements: 8885-3.2-11, 8885-3.2-12, 8885-3.2-27, 8885-4.5-5, 8885-4.5-4, 5213-5.3.6-4,
  // 5213-5.5-6, 5213-5.5-12, 5213-5.5-13, 5213-5.5-17
  /**
   * CMD to S-MAAR: the answer to a registration with one Previous MAAR option per prefix of each
   * P-MAAR, all of one P-MAAR together, followed by the options of its router and of its local
   * networks. More than one message results when one has no room for all of them; what is told of
   * one P-MAAR stays in one.
   *
   * @param lifetime that is left, in units of 4 seconds
   */
  static List<BindingAcknowledgement> of(
      CmdBinding binding, int lifetime, List<PreviousMaarEntry> previousMaars) {
    List<BindingAcknowledgement> answers = new ArrayList<>(1);
    List<MobilityOption> options = accepting(binding);
    int fixed = options.size();
    for (PreviousMaarEntry previous : previousMaars) {
      int before = options.size();
      addPrevious(options, previous);
      if (MobilityHeader.encodedLength(answer(binding, lifetime, options))
          > MobilityHeader.MAX_OCTETS) {
        answers.add(answer(binding, lifetime, options.subList(0, before)));
        options = new ArrayList<>(options.subList(0, fixed));
        addPrevious(options, previous);
      }
    }
    answers.add(answer(binding, lifetime, options));
    return answers;
  }

  private static List<MobilityOption> accepting(CmdBinding binding) {
    AcceptedUpdate update = binding.update();
    return update.accepting(binding.registration(), binding.linkLocalFor(update.linkLocal()));
  }

  private static BindingAcknowledgement answer(
      CmdBinding binding, int lifetime, List<MobilityOption> options) {
    return binding.update().accepted(binding.registration(), lifetime, options);
  }

  // Implements: 8885-4.7-4, 8885-4.8-4, 8885-4.4-4
  private static void addPrevious(List<MobilityOption> options, PreviousMaarEntry previous) {
    for (Ipv6Prefix prefix : previous.prefixes()) {
      options.add(new PreviousMaar(previous.address(), prefix));
    }
    Messages.addDlif(options, previous.dlif());
    LocalNetworks.addTo(options, previous.localNetworks());
  }
}
