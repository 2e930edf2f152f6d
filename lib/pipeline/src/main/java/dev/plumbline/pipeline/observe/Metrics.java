package dev.plumbline.pipeline.observe;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.config.MeterFilterReply;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A process's registry: what {@link Metric} declares, and the JVM's own figures. */
public final class Metrics implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Metrics.class);

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final JvmGcMetrics gc = new JvmGcMetrics();

  public Metrics() {
    registry.config().meterFilter(new DeclaredOnly());
    gc.bindTo(registry);
    new JvmMemoryMetrics().bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    new UptimeMetrics().bindTo(registry);
  }

  public PrometheusMeterRegistry registry() {
    return registry;
  }

  /** Prometheus's text format. */
  public String scrape() {
    return registry.scrape();
  }

  @Override
  public void close() {
    gc.close();
    registry.close();
  }

  /**
   * Keeps out a figure of ours that {@link Metric} doesn't know, or knows with other tags. It is
   * reported rather than thrown: a missing figure must not stop a record.
   */
  private static final class DeclaredOnly implements MeterFilter {
    @Override
    public MeterFilterReply accept(Meter.Id id) {
      if (!id.getName().startsWith("plumbline.")) {
        return MeterFilterReply.NEUTRAL;
      }
      List<String> tags = id.getTags().stream().map(Tag::getKey).sorted().toList();
      boolean declared =
          Metric.find(id.getName())
              .filter(metric -> metric.tags().stream().sorted().toList().equals(tags))
              .isPresent();
      if (!declared) {
        LOG.atError().addKeyValue("metric", id.toString()).log("Metric is not declared");
      }
      return declared ? MeterFilterReply.NEUTRAL : MeterFilterReply.DENY;
    }
  }
}
