/**
 * Reads the text of an RFC, from a folder of the user's, and finds the sentences that demand
 * something. Of the text only digests are kept in this repository.
 */
package org.maarg.spec.rfc;
