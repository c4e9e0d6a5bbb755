/**
 * Where the sources obey and verify the requirements, what is excepted and decided, and the gate
 * over all.
 */
package org.maarg.spec.trace;
