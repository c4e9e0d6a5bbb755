/** Pages of the site: their frame, texts in Markdown, sources, addresses, search, links. */
package org.maarg.site.page;
