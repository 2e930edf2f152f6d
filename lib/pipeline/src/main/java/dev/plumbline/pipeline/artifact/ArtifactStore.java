package dev.plumbline.pipeline.artifact;

import dev.plumbline.model.json.Json;
import dev.plumbline.model.review.ArtifactRef;
import dev.plumbline.pipeline.config.ArtifactsConfig;
import dev.plumbline.pipeline.config.Secret;
import java.io.IOException;
import java.time.Instant;

/**
 * Keeps bytes under their SHA-256. Putting the same content twice keeps it once; whatever is read
 * is checked against its digest.
 */
public interface ArtifactStore {
  String JSON = "application/json";

  /**
   * Keeps {@code content}, durably, before it returns.
   *
   * @throws IOException when the store can't be reached or is full; nothing half-written stays
   */
  ArtifactRef put(byte[] content, String mediaType) throws IOException;

  /**
   * @throws java.io.FileNotFoundException when it isn't there
   * @throws DamagedException when the content does not fit its digest, or the key does not open it
   * @throws IOException when the store can't be reached
   */
  byte[] get(ArtifactRef ref) throws IOException;

  /**
   * Takes away what was last put before {@code before}. Must lie further back than any record is
   * kept.
   */
  Cleaned clean(Instant before) throws IOException;

  /**
   * The store that the configuration names.
   *
   * @throws IllegalArgumentException when a key of its is none
   * @throws IOException when the bucket isn't there or can't be reached
   */
  static ArtifactStore open(ArtifactsConfig config) throws IOException {
    return open(config, true);
  }

  /**
   * The same for a run that is thrown away as a whole: a directory is not made to outlive a crash
   * of the machine with each put.
   */
  static ArtifactStore throwaway(ArtifactsConfig config) throws IOException {
    return open(config, false);
  }

  private static ArtifactStore open(ArtifactsConfig config, boolean lasting) throws IOException {
    Secret key = config.encryptionKey();
    Envelope envelope =
        key == null ? Envelope.OPEN : Encryption.withKeys(key.reveal(), config.previous());
    return switch (config.store()) {
      case DIRECTORY -> new DirectoryStore(config.directory(), envelope, lasting);
      case S3 -> {
        S3Store store = S3Store.connect(config.s3(), envelope);
        store.requireBucket();
        yield store;
      }
    };
  }

  /** Keeps a value of the model as JSON. */
  default ArtifactRef putJson(Object value) throws IOException {
    return put(Json.bytes(value), JSON);
  }

  /**
   * Reads back what {@link #putJson} kept.
   *
   * @throws IllegalArgumentException when it is no such JSON
   */
  default <T> T getJson(ArtifactRef ref, Class<T> type) throws IOException {
    return Json.read(get(ref), type);
  }
}
