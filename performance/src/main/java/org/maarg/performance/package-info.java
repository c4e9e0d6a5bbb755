/** Load on nodes, and benchmarks. */
package org.maarg.performance;
