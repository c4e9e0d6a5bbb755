/**
 * Wire format of RFC 8885 and of the messages it builds on: addresses, Mobility Header, messages
 * and options.
 *
 * <p>This package is part of what the model checker runs, so it stays within the small part of the
 * Java library that the checker models faithfully.
 */
package org.maarg.wire;
