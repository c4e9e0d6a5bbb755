/**
 * A network of nodes in virtual time with seeded faults: the same compiled nodes as in the runtime,
 * driven without sockets or clocks, and the verdict on a domain's consistency.
 */
package org.maarg.sim;
