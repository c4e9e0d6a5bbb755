/**
 * Holds the requirements against the texts of the RFCs: which sentence of the scope is in which
 * entry, which is not ours and why, and what is missing.
 */
package org.maarg.spec.coverage;
