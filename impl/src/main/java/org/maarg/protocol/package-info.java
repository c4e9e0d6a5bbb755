/**
 * What CMD and MAAR share: inputs and outputs, timers, the profile, the messages that nodes send,
 * their pace and their patience. A node is a state machine that takes one input and returns a list
 * of outputs; it owns no thread, socket, clock or log. The roles are in {@link
 * org.maarg.protocol.cmd} and {@link org.maarg.protocol.maar}; neither knows the other.
 */
package org.maarg.protocol;
