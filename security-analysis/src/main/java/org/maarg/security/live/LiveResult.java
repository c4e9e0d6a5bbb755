package org.maarg.security.live;

import org.maarg.protocol.Mode;
import org.maarg.security.model.Point;

/**
 * A run of a scenario on sockets, beside its simulation.
 *
 * @param variant name of the profile
 * @param point values of the scenario's parameters
 */
public record LiveResult(String variant, Mode mode, Point point, FanOutComparison comparison) {}
