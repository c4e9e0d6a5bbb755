/** Attack and overload scenarios and what they measure. */
package org.maarg.security;
