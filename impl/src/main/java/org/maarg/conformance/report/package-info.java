/** What became of each case, as text, JSON and JUnit's XML. */
package org.maarg.conformance.report;
