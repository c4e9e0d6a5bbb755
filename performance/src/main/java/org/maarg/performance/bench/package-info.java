/** Benchmarks of the codec and of the CMD's core, each beside a yardstick of the same run. */
package org.maarg.performance.bench;
