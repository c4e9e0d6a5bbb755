/**
 * Sockets: octets from and to peers over UDP or raw IPv6, with the faults of a bad link if asked.
 */
package org.maarg.runtime.transport;
