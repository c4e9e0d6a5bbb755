/** What can happen in a scenario: the vocabulary of scripts. */
package org.maarg.security.script;
