/** A run as a ladder diagram, in text and as SVG. */
package org.maarg.sim.ladder;
