package org.maarg.cli.packet;

import java.util.List;
import org.maarg.cli.CommandProvider;

/** Commands of this room: messages as text, JSON and octets. */
public final class PacketCommands implements CommandProvider {
  @Override
  public List<Object> commands() {
    return List.of(new DecodeCommand(), new EncodeCommand());
  }
}
