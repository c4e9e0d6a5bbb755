/** What the knobs of the profiles rest on, and where a profile departs from the letter. */
package org.maarg.security.profile;
