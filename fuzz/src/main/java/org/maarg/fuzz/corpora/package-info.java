/** Where the inputs come from that a fuzzer begins with. */
package org.maarg.fuzz.corpora;
