/** The command {@code maarg requirements}: the catalogue against the texts of the RFCs. */
package org.maarg.spec.cli;
