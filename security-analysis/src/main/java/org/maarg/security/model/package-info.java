/** Scenario files: what they hold, and how they are read and checked. */
package org.maarg.security.model;
