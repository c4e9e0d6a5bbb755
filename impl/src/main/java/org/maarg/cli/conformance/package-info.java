/** {@code conformance}: tests of somebody else's node. */
package org.maarg.cli.conformance;
