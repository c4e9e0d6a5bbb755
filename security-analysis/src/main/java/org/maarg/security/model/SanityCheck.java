package org.maarg.security.model;

/**
 * A limit that no variant breaks, because it tells whether the setting is as it is meant to be and
 * not whether a countermeasure works.
 *
 * @param limit as the verdict has it
 * @param because why it stands there all the same
 */
public record SanityCheck(String limit, String because) {}
