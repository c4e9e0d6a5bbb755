/** What is measured for the page of figures, and kept, part by part. */
package org.maarg.performance.record;
