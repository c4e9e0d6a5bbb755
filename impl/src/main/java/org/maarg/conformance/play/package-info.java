/**
 * The stage: nodes that the tester plays, what it sends and what arrives, a mobile node's visit as
 * one unit.
 */
package org.maarg.conformance.play;
