/** Addresses, octets, options and messages as programs and texts make them, right and wrong. */
package org.maarg.fuzz.values;
