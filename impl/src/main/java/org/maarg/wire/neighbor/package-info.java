/** Router Solicitations and Router Advertisements (RFC 4861, RFC 4191). */
package org.maarg.wire.neighbor;
