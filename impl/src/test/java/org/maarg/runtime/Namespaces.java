package org.maarg.runtime;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.maarg.wire.Ipv6Address;
import org.opentest4j.TestAbortedException;

/**
 * Network namespaces that share one link and nothing else. They are made for one test and are gone
 * after it. Needs root and iproute2; elsewhere the test is skipped, and says why.
 */
public final class Namespaces implements AutoCloseable {
  private static final Path FOLDER = Path.of("/run/netns");

  /** All node addresses of the tests are neighbours. */
  private static final int ON_LINK = 32;

  private final List<String> names = new ArrayList<>();
  private static final AtomicInteger MADE = new AtomicInteger();

  private final String prefix =
      "maarg-" + ProcessHandle.current().pid() + "-" + MADE.incrementAndGet() + "-";

  /** A namespace with only a bridge in it. */
  public Namespaces() throws IOException {
    try {
      add("link");
      ip("link", "add", "br0", "type", "bridge", "mcast_snooping", "0");
      ip("link", "set", "br0", "up");
    } catch (IOException e) {
      close();
      String reason = "needs root, network namespaces and iproute2: " + e.getMessage();
      System.out.println("skipped: " + reason);
      throw new TestAbortedException(reason, e);
    }
  }

  /** Adds a namespace with an address on the link; its file is returned. */
  public Path add(Ipv6Address address) throws IOException {
    String name = "n" + names.size();
    String port = "p" + names.size();
    add(name);
    run(
        "ip",
        "link",
        "add",
        port,
        "netns",
        prefix + "link",
        "type",
        "veth",
        "peer",
        "name",
        "up0",
        "netns",
        prefix + name);
    ip("link", "set", port, "master", "br0");
    ip("link", "set", port, "up");
    run("ip", "-n", prefix + name, "link", "set", "lo", "up");
    run(
        "ip",
        "-n",
        prefix + name,
        "-6",
        "addr",
        "add",
        address + "/" + ON_LINK,
        "dev",
        "up0",
        "nodad");
    run("ip", "-n", prefix + name, "link", "set", "up0", "up");
    return FOLDER.resolve(prefix + name);
  }

  private void add(String name) throws IOException {
    run("ip", "netns", "add", prefix + name);
    names.add(prefix + name);
  }

  private void ip(String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of("ip", "-n", prefix + "link"));
    command.addAll(List.of(arguments));
    run(command.toArray(String[]::new));
  }

  private static void run(String... command) throws IOException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS) || process.exitValue() != 0) {
        throw new IOException(String.join(" ", command) + ": " + output.trim());
      }
    } catch (InterruptedException e) {
      throw new IOException("interrupted", e);
    }
  }

  @Override
  public void close() throws IOException {
    for (String name : names) {
      run("ip", "netns", "del", name);
    }
    names.clear();
  }
}
