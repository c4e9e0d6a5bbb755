package org.maarg.security.model;

import java.util.Optional;

/**
 * Something that a scenario measures.
 *
 * @param name of a measurement, or a new name for a formula
 * @param formula of other measurements and parameters; empty for a measurement
 */
public record MeasureRef(String name, Optional<Expression> formula) {}
