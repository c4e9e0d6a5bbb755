package org.maarg.protocol.cmd;

import java.util.ArrayList;
import java.util.List;
import org.maarg.protocol.Messages;
import org.maarg.protocol.Registration;
import org.maarg.wire.BindingAcknowledgement;
import org.maarg.wire.MobilityHeader;
import org.maarg.wire.MobilityOption;
import org.maarg.wire.PreviousMaar;

/** What a CMD tells an S-MAAR of the P-MAARs of its mobile node (RFC 8885 3.2 to 3.4). */
final class RegistrationAnswers {
  private RegistrationAnswers() {}

  // Implements: 8885-3.2-11, 8885-3.2-12, 8885-3.2-27, 8885-4.5-5, 8885-4.5-4, 5213-5.3.6-4,
  // 5213-5.5-6, 5213-5.5-12, 5213-5.5-13, 5213-5.5-17
  /**
   * CMD to S-MAAR: the answer to a registration with one Previous MAAR option per P-MAAR, followed
   * by the options of its router. More than one message results when one has no room for all of
   * them.
   */
  static List<BindingAcknowledgement> of(
      Registration registration, List<PreviousMaarEntry> previousMaars) {
    List<BindingAcknowledgement> answers = new ArrayList<>(1);
    List<MobilityOption> options =
        Messages.identity(registration, registration.prefix(), registration.timestamp());
    int fixed = options.size();
    for (PreviousMaarEntry previous : previousMaars) {
      int before = options.size();
      addPrevious(options, previous);
      if (MobilityHeader.encodedLength(Messages.accepted(registration, options))
          > MobilityHeader.MAX_OCTETS) {
        answers.add(Messages.accepted(registration, options.subList(0, before)));
        options = new ArrayList<>(options.subList(0, fixed));
        addPrevious(options, previous);
      }
    }
    answers.add(Messages.accepted(registration, options));
    return answers;
  }

  // Implements: 8885-4.7-4, 8885-4.8-4
  private static void addPrevious(List<MobilityOption> options, PreviousMaarEntry previous) {
    options.add(new PreviousMaar(previous.address(), previous.prefix()));
    Messages.addDlif(options, previous.dlif());
  }
}
