/** What a run of a scenario yields: values, series and verdicts. */
package org.maarg.security.result;
