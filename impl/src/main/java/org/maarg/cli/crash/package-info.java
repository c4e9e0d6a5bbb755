/** Kills nodes that keep their state, again and again, and sees what they still know. */
package org.maarg.cli.crash;
