/** What an operator decides about a node, read from YAML with every problem named by its line. */
package org.maarg.runtime.config;
