/**
 * {@code decode} and {@code encode}: messages as text, JSON and octets.
 *
 * <p>Two stories, and nothing is in both. What stands in the octets: {@code Dissector} names each
 * of them as a {@code Field}, refused ones too, in the words of {@code Meanings}; {@code
 * PacketText} prints fields. What a message says: {@code MessageJson} writes and reads it as JSON,
 * option by option, and makes the very octets again. A {@code Packet} is where both meet: octets
 * that came, with where from and when, and what the codec made of them; {@code PacketJson} carries
 * both.
 */
package org.maarg.cli.packet;
