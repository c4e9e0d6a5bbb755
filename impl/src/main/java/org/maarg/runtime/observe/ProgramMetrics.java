package org.maarg.runtime.observe;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;

/** What a node's metrics tell of the program that it runs in: Java machine, process, build. */
public final class ProgramMetrics implements AutoCloseable {
  private final JvmGcMetrics collections = new JvmGcMetrics();

  /**
   * Shows them in a registry until they are closed.
   *
   * @param role of the node, cmd or maar, a label of {@code maarg_build_info}
   */
  public ProgramMetrics(MeterRegistry registry, String role) {
    new ClassLoaderMetrics().bindTo(registry);
    new JvmMemoryMetrics().bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    new UptimeMetrics().bindTo(registry);
    new FileDescriptorMetrics().bindTo(registry);
    collections.bindTo(registry);
    Gauge.builder("maarg.build.info", () -> 1)
        .description("always 1; the labels tell what runs")
        .tag("version", BuildInfo.version())
        .tag("java", Runtime.version().toString())
        .tag("role", role)
        .register(registry);
  }

  @Override
  public void close() {
    collections.close();
  }
}
