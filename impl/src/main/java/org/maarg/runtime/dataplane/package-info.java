/** Carries out what a node says of tunnels and routers. */
package org.maarg.runtime.dataplane;
