package org.maarg.checks.explore;

import java.io.PrintWriter;
import org.maarg.checks.world.Addresses;
import org.maarg.checks.world.Loops;
import org.maarg.checks.world.World;
import org.maarg.protocol.cmd.CmdBindingView;
import org.maarg.protocol.maar.MaarBindingView;
import org.maarg.wire.Ipv6Address;

/** Tells where the mobile nodes are in the end, and where each node takes them to be. */
final class Ending {
  private final NodeNames nodes;
  private final PrintWriter out;

  Ending(NodeNames nodes, PrintWriter out) {
    this.nodes = nodes;
    this.out = out;
  }

  void tell(World world) {
    out.println("In the end:");
    for (int mn = 1; mn <= world.bounds().mns(); mn++) {
      int place = world.place(mn);
      String where = place == World.NOWHERE ? "nowhere" : "at " + Addresses.name(place);
      out.println("  mn" + mn + " is " + where);
    }
    for (CmdBindingView binding : world.cmdBindings()) {
      line(0, binding.toString());
    }
    for (int maar = 1; maar <= world.bounds().maars(); maar++) {
      for (MaarBindingView binding : world.maarBindings(maar)) {
        line(maar, text(binding));
      }
    }
    Loops.find(world).ifPresent(loop -> out.println("  a packet goes round " + loop));
  }

  private void line(int node, String text) {
    out.println("  " + Addresses.name(node) + " holds " + nodes.in(text));
  }

  private static String text(MaarBindingView binding) {
    String tunnelled =
        binding.servingMaar().equals(Ipv6Address.UNSPECIFIED)
            ? ""
            : ", tunnelled to " + binding.servingMaar();
    String anchors = binding.anchors().isEmpty() ? "" : ", P-MAARs " + binding.anchors();
    return binding.mn() + " " + binding.prefixes() + " " + binding.state() + tunnelled + anchors;
  }
}
