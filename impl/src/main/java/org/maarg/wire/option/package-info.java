/** Mobility options, and how a list of them is read and written (RFC 6275 6.2, RFC 8885 4). */
package org.maarg.wire.option;
