/** What a node lets be seen of it: log lines within a budget, and metrics. */
package org.maarg.runtime.observe;
