/** What an operator decides about a node, and how it is written in words. */
package org.maarg.runtime.config;
