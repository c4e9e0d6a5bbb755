package org.maarg.sim;

import org.maarg.wire.Octets;
import org.maarg.wire.option.MnId;

/**
 * An interface of a mobile node that has several; each is a session (RFC 5213 5.4).
 *
 * @param linkLayer its link-layer identifier
 */
public record Interface(MnId mn, Octets linkLayer) {}
