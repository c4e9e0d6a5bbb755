package org.maarg.protocol.cmd;

import org.maarg.protocol.Bench;
import org.maarg.protocol.Input;
import org.maarg.protocol.Pbu;
import org.maarg.protocol.PrefixSet;
import org.maarg.protocol.Registration;
import org.maarg.protocol.TestDomain;
import org.maarg.wire.message.BindingUpdate;
import org.maarg.wire.option.MnId;
import org.maarg.wire.option.Timestamp;

/** Parts of a CMD for tests of those that hold them. MAAR 2 serves everybody. */
final class CmdParts {
  static final Timestamp NOW = Timestamp.ofEpochMilli(1_700_000_000_000L);

  private CmdParts() {}

  static Request request(BindingUpdate update) {
    return new Request(
        new Input.Received(TestDomain.maar(2), true, update, NOW), TestDomain.maar(2), update);
  }

  /**
   * A session.
   *
   * @param index of its prefix in the pool, and the number of its update
   */
  static CmdBinding session(MnId mn, int session, int index) {
    return session(Pbu.of(mn, Bench.prefix(2, index)).sequence(index).at(NOW), session);
  }

  /** The session of this number that an update begins, which names one prefix. */
  static CmdBinding session(Pbu pbu, int session) {
    BindingUpdate update = pbu.build();
    PrefixSet prefixes = PrefixSet.of(PrefixSet.namedIn(update.options())).orElseThrow();
    return new CmdBinding(request(update), Registration.of(update, prefixes, 75), session);
  }

  /** A P-MAAR with the prefix of this index. */
  static PreviousMaarEntry previous(int maar, int index) {
    return new PreviousMaarEntry(TestDomain.maar(maar), ended(TestDomain.MN, maar, index));
  }

  private static Registration ended(MnId mn, int maar, int index) {
    return session(mn, 0, 0).registration().ended(PrefixSet.of(Bench.prefix(maar, index)));
  }

  /** That a session is over for a MAAR with the prefix of this index. */
  static Release release(MnId mn, int session, int maar, int index) {
    return new Release(TestDomain.maar(maar), session, ended(mn, maar, index), new Exchange());
  }

  /** An update of this number has left. */
  static void tell(Exchange exchange, int sequence) {
    Pbu update = Pbu.of(TestDomain.MN, Bench.prefix(1, 0)).sequence(sequence);
    exchange.begin();
    exchange.sent(update.build(), session(TestDomain.MN, 0, 0).registration());
  }
}
