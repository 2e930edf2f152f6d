package dev.plumbline.pipeline.config;

import org.jspecify.annotations.Nullable;

/** The port that serves machines: metrics and health. */
public record ManagementConfig(
    @Setting(doc = "Address to bind to; any but loopback needs a token.", def = "127.0.0.1")
        String host,
    @Setting(doc = "Port; 0 takes any free one.", def = "9464") int port,
    @Setting(
            doc =
                "Bearer token that /metrics asks for. /health/ready and its like say up or down without it, so that"
                    + " an orchestrator's probes work.")
        @Nullable Secret token) {
  public ManagementConfig {
    Check.between("port", port, 0, 65_535);
    Check.tokenUnlessLoopback("management", host, token);
  }
}
