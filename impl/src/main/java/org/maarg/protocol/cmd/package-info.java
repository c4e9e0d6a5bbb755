/** The central mobility database: who is where, and which MAARs anchor what (RFC 8885 3). */
package org.maarg.protocol.cmd;
