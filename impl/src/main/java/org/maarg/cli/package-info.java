/**
 * The command line, {@code ./maarg}: what people and scripts see of everything else. May use every
 * other package and is used by none; other modules add commands through {@link
 * org.maarg.cli.CommandProvider}.
 */
package org.maarg.cli;
