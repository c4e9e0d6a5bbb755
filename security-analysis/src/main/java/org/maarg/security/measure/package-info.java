/** What can be measured in a scenario. */
package org.maarg.security.measure;
