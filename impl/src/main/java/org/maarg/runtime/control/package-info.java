/** The control API of a node over HTTP on a loopback address, and its client. */
package org.maarg.runtime.control;
