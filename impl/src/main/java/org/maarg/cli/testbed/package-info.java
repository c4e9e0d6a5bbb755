/** {@code testbed}: live nodes that forward, in network namespaces with real traffic. */
package org.maarg.cli.testbed;
