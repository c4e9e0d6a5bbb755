/**
 * Tests somebody else's CMD or MAAR: plays the other nodes of a domain against it, and judges what
 * it answers. Also deliberately wrong peers, on which the tester itself is tested.
 */
package org.maarg.conformance;
