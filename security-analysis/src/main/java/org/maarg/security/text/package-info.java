/**
 * The texts of this module: their numbers, their claims, and what the scenarios leave to waivers.
 */
package org.maarg.security.text;
