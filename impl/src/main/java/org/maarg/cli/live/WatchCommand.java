package org.maarg.cli.live;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.Callable;
import org.maarg.cli.ControlUrl;
import org.maarg.cli.PageOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Serves a page that shows running nodes. */
@Command(
    name = "watch",
    header = "See running nodes on a page in your browser.",
    description = {
      "",
      "Serves a page on loopback: the CMD and the MAARs, mobile nodes where they are, tunnels,"
          + " messages as they pass, refusals and events. It reads the control APIs of the nodes"
          + " and changes nothing. Control APIs are on loopback addresses: the nodes run on this"
          + " machine, or their control ports are forwarded to it.",
      ""
    },
    footer = {
      "",
      "Example: maarg watch http://127.0.0.1:8885 http://127.0.0.1:8886 http://127.0.0.1:8887",
      "",
      "Exit status: 0 stopped with Ctrl-C; 1 the port is taken; 2 the arguments cannot be used."
    })
final class WatchCommand implements Callable<Integer> {
  @Mixin private PageOptions page = new PageOptions();

  @Parameters(
      paramLabel = "URL",
      arity = "1..*",
      description =
          "Control APIs of the nodes, as http://127.0.0.1:PORT; the CMD's is one of them.")
  private List<String> urls = List.of();

  WatchCommand() {}

  @Override
  public Integer call() {
    return page.serve(
        port -> {
          List<InetSocketAddress> controls =
              urls.stream().map(url -> ControlUrl.parse("URL", url)).toList();
          LivePage live = LivePage.start(controls, port);
          return new PageOptions.Opened(live.address().toString(), live::close);
        });
  }
}
