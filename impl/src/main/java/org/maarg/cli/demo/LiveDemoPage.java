package org.maarg.cli.demo;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.maarg.cli.CliException;
import org.maarg.cli.live.LivePage;
import org.maarg.runtime.LoopbackDomain;
import org.maarg.runtime.transport.TransportException;

/** Shows a demo on a page: it begins when a browser has the page open, and goes at its pace. */
final class LiveDemoPage implements DemoPage, AutoCloseable {
  private static final long POLL_MILLIS = 50;

  /** Between two moves, for people to follow. */
  private static final long PAUSE_MILLIS = 2_500;

  private final PrintWriter out;
  private final int port;
  private Optional<LivePage> page = Optional.empty();

  LiveDemoPage(PrintWriter out, int port) {
    this.out = out;
    this.port = port;
  }

  @Override
  public void started(LoopbackDomain domain) {
    try {
      LivePage opened = LivePage.start(domain.controls(), port);
      page = Optional.of(opened);
      out.println(opened.address());
      out.println("The demo begins when a browser has this page open; Ctrl-C ends it.");
      out.flush();
    } catch (IOException taken) {
      throw new TransportException("cannot serve the page", taken);
    }
  }

  @Override
  public void beforeMove(int move) {
    while (move == 0 && !page.map(LivePage::isOpen).orElse(true)) {
      sleep(POLL_MILLIS);
    }
    if (move > 0) {
      sleep(PAUSE_MILLIS);
    }
  }

  @Override
  public void ended(DemoResult result) {
    out.print(DemoTables.of(result));
    out.println("The nodes still run, and the page shows them; Ctrl-C ends it.");
    out.flush();
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private static void sleep(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw CliException.negative("demo", "interrupted");
    }
  }

  @Override
  public void close() {
    page.ifPresent(LivePage::close);
  }
}
