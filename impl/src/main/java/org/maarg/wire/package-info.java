/**
 * What everything on the wire is made of: octets and how they are read and written, addresses, and
 * the refusal of what is malformed. Options and messages have rooms of their own.
 *
 * <p>These packages are part of what the model checker runs, so they stay within the small part of
 * the Java library that the checker models faithfully.
 */
package org.maarg.wire;
