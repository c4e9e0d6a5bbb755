/** The command {@code maarg scenario}. */
package org.maarg.security.cli;
