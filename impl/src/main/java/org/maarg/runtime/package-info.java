/**
 * Runs protocol nodes on a network: transports, timers, data plane, configuration, control API.
 *
 * <p>A node is a deterministic state machine that owns no thread, socket, clock or timer. Here is
 * all that does own one. One event loop owns one node: whatever happens to the node happens on that
 * loop, so nothing in it is ever locked.
 */
package org.maarg.runtime;
