package org.maarg.conformance.play;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.maarg.wire.Octets;
import org.maarg.wire.option.MnId;

/** Mobile nodes come and go by shell commands, in which {@code {mn}} stands for the NAI. */
public final class CommandAttachment implements Attachment {
  private static final long PATIENCE_SECONDS = 20;

  private final String attach;
  private final Optional<String> detach;

  /** By these commands. */
  public CommandAttachment(String attach, Optional<String> detach) {
    this.attach = attach;
    this.detach = detach;
  }

  @Override
  public void attach(MnId mn, Octets linkLayer) {
    run(attach, mn);
  }

  @Override
  public void detach(MnId mn) {
    run(detach.orElseThrow(() -> new AttachmentException("no command to detach is given")), mn);
  }

  @Override
  public boolean canDetach() {
    return detach.isPresent();
  }

  private static void run(String template, MnId mn) {
    // Names have letters, digits and -.@ alone: the tester's own, or checked where they are read.
    String command = template.replace("{mn}", mn.toString());
    try {
      Process process =
          new ProcessBuilder("/bin/sh", "-c", command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.destroy();
        throw new AttachmentException("'" + command + "' does not end");
      }
      if (process.exitValue() != 0) {
        throw new AttachmentException("'" + command + "' ended with status " + process.exitValue());
      }
    } catch (IOException e) {
      throw new AttachmentException("'" + command + "' cannot be run", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AttachmentException("interrupted", e);
    }
  }
}
