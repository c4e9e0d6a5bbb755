/**
 * {@code maarg site}: all that is in the repository as one static site. {@code page} makes pages,
 * {@code room} knows what there is to be shown: a room of the site for each kind of thing. Nothing
 * depends on this module, which is why it may see all others.
 */
package org.maarg.site;
