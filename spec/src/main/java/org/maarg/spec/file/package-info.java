/**
 * The files that the specification is written in: YAML that knows its lines, and what is wrong with
 * it.
 */
package org.maarg.spec.file;
