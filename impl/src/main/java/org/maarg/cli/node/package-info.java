/** {@code cmd}, {@code maar} and what is asked of them while they run. */
package org.maarg.cli.node;
