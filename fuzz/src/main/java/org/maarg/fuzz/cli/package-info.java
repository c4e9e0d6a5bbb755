/** The command {@code maarg fuzz}. */
package org.maarg.fuzz.cli;
