/** The Mobility Header and its messages (RFC 6275 6.1, RFC 5213 8, RFC 8885 4.1, 4.2). */
package org.maarg.wire.message;
