package org.maarg.cli.node;

import java.lang.reflect.Proxy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The signal SIGHUP, with which an operator has a program read its configuration again. Java has no
 * supported way to hear signals; the unsupported one is looked up when it is needed, so that a Java
 * without it does everything else.
 */
final class HangUp {
  private static final Logger LOG = LoggerFactory.getLogger(HangUp.class);

  private HangUp() {}

  /**
   * Runs something, on a thread of its own, each time that the signal comes. Where signals cannot
   * be heard it is not run, and the signal ends the program; where the program was started with the
   * signal ignored nothing happens.
   */
  static void runs(Runnable action) {
    try {
      Class<?> signal = Class.forName("sun.misc.Signal");
      Class<?> handler = Class.forName("sun.misc.SignalHandler");
      Object onSignal =
          Proxy.newProxyInstance(
              HangUp.class.getClassLoader(),
              new Class<?>[] {handler},
              (proxy, method, args) -> {
                if (method.getName().equals("handle")) {
                  action.run();
                }
                return null;
              });
      Object hangUp = signal.getConstructor(String.class).newInstance("HUP");
      Object before = signal.getMethod("handle", signal, handler).invoke(null, hangUp, onSignal);
      if (handler.getField("SIG_IGN").get(null).equals(before)) {
        // The Java machine keeps to what it was started with, and only tells it so.
        LOG.info("SIGHUP is ignored, as who started this program (nohup?) has it");
      }
    } catch (ReflectiveOperationException e) {
      LOG.info("SIGHUP cannot be heard on this Java");
    }
  }
}
