/** A node's configuration in YAML, with the place of whatever is wrong in it. */
package org.maarg.runtime.yaml;
