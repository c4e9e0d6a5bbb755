/** The rooms of the site, one for each kind of thing that the repository holds. */
package org.maarg.site.room;
