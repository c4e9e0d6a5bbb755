/** What is tested of a CMD and of a MAAR, in the order of the RFCs. */
package org.maarg.conformance.cases;
