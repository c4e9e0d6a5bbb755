/** A run as a capture file, and the mobility messages in captures of others. */
package org.maarg.sim.capture;
