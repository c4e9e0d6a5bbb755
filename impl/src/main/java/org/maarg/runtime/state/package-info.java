/** What outlives a node: the log of its inputs, snapshots of its state, its Restart Counter. */
package org.maarg.runtime.state;
