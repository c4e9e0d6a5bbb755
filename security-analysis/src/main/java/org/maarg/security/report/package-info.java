/** The report of the scenarios: figures, tables, pages, and the numbers in the texts. */
package org.maarg.security.report;
