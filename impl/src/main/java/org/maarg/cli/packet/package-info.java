/** {@code decode} and {@code encode}: messages as text, JSON and octets. */
package org.maarg.cli.packet;
