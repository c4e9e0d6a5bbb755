/**
 * IPsec for the signalling (RFC 5213 4): what the IKE daemon and the packet filter are told,
 * whether the host does what was asked of it, and associations that come up when they are wanted.
 */
package org.maarg.runtime.ipsec;
