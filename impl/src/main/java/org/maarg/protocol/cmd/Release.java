package org.maarg.protocol.cmd;

import org.maarg.protocol.Registration;
import org.maarg.protocol.StateReader;
import org.maarg.protocol.StateWriter;
import org.maarg.protocol.Timer;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.option.MnId;

// Implements: 8885-3.5-11
/** That a session is over for a MAAR, until the MAAR has confirmed it. */
final class Release {
  private final Ipv6Address address;
  private final int session;
  private final Registration ended;
  private final Exchange exchange;

  Release(Ipv6Address address, int session, Registration ended, Exchange exchange) {
    this.address = address;
    this.session = session;
    this.ended = ended;
    this.exchange = exchange;
  }

  MnId mn() {
    return ended.mn();
  }

  /** The number that the session had. */
  int session() {
    return session;
  }

  Ipv6Address address() {
    return address;
  }

  /** The name of this exchange. */
  Timer name() {
    return new Timer(Timer.Kind.RETRANSMIT, mn(), address, session);
  }

  /** Whom and which prefixes it is about. */
  Registration ended() {
    return ended;
  }

  Exchange exchange() {
    return exchange;
  }

  void writeState(StateWriter out) {
    out.put(address);
    out.put(session);
    ended.writeState(out);
    exchange.writeState(out);
  }

  static Release readState(StateReader in) {
    Ipv6Address address = in.address();
    int session = in.number(0, CmdBindings.MOST_SESSIONS - 1);
    Registration ended = Registration.readState(in);
    return new Release(address, session, ended, Exchange.readState(in));
  }
}
