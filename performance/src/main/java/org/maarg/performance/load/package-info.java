/** A load of registrations, renewals and handovers, and what it costs who answers it. */
package org.maarg.performance.load;
