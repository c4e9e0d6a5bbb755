/** Peers that are wrong on purpose, on which the tester itself is tested. */
package org.maarg.conformance.peers;
