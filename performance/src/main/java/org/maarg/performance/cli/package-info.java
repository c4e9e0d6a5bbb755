/** The commands {@code maarg load} and {@code maarg bench}. */
package org.maarg.performance.cli;
