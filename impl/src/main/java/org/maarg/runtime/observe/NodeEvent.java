package org.maarg.runtime.observe;

import java.time.Instant;

/**
 * Something that happened to a node, for operators.
 *
 * @param number of this event at this node, from 1
 * @param at wall-clock time of the node
 * @param kind {@code happened}, {@code dropped}, {@code unreadable}, {@code lost} or {@code
 *     refused}; of messages {@code sent} or {@code received}
 * @param what a name that the code enumerates; of a refused registration its status
 * @param mn NAI of the mobile node; may be empty
 * @param peer address of the other node; may be empty
 * @param detail for people; may be empty
 */
public record NodeEvent(
    long number, Instant at, String kind, String what, String mn, String peer, String detail) {}
