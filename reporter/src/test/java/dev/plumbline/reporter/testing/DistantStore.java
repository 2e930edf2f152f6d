package dev.plumbline.reporter.testing;

import dev.plumbline.model.review.ArtifactRef;
import dev.plumbline.pipeline.artifact.ArtifactStore;
import dev.plumbline.pipeline.artifact.Cleaned;
import java.io.IOException;
import java.time.Instant;

/** A store that is far away: each read takes its way first, or does not arrive. */
public record DistantStore(ArtifactStore near, Way way) implements ArtifactStore {
  /** What lies between; throws where nothing arrives. */
  public interface Way {
    void go() throws IOException, InterruptedException;
  }

  @Override
  public ArtifactRef put(byte[] content, String mediaType) throws IOException {
    return near.put(content, mediaType);
  }

  @Override
  public byte[] get(ArtifactRef ref) throws IOException {
    try {
      way.go();
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
    return near.get(ref);
  }

  @Override
  public Cleaned clean(Instant before) throws IOException {
    return near.clean(before);
  }
}
