/**
 * Experiments that run twice: in the simulator, in virtual time, and among live nodes on UDP
 * sockets of the loopback interface. Packets and octets must agree exactly, the shape of bursts
 * within a stated tolerance.
 */
package org.maarg.security.live;
