/**
 * The specification as data: the requirements that the RFCs put on a CMD, a MAAR and the codec,
 * where the sources of this repository obey and verify them, and the gate and the report over both.
 */
package org.maarg.spec;
