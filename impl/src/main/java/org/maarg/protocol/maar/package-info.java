/**
 * The mobility anchor and access router: first-hop router of the mobile nodes attached to it, and
 * anchor of the prefixes that it gave to mobile nodes that are elsewhere now (RFC 8885 3).
 */
package org.maarg.protocol.maar;
