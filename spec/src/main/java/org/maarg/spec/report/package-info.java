/** The traceability of the repository, for people and for programs. */
package org.maarg.spec.report;
