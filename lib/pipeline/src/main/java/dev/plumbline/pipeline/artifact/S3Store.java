package dev.plumbline.pipeline.artifact;

import dev.plumbline.model.digest.Sha256;
import dev.plumbline.model.review.ArtifactRef;
import dev.plumbline.pipeline.config.ArtifactsConfig;
import dev.plumbline.pipeline.config.Secret;
import io.minio.BucketExistsArgs;
import io.minio.GetObjectArgs;
import io.minio.ListObjectsArgs;
import io.minio.MinioClient;
import io.minio.PutObjectArgs;
import io.minio.RemoveObjectArgs;
import io.minio.Result;
import io.minio.StatObjectArgs;
import io.minio.errors.MinioException;
import io.minio.messages.Item;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import okhttp3.Dispatcher;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/**
 * Artifacts as objects of a bucket. An object is written by one request, so it is there in full or
 * not at all; what fails for a passing reason is tried again.
 */
public final class S3Store implements ArtifactStore {
  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final Duration REQUEST = Duration.ofSeconds(60);
  private static final int AT_ONCE = 64;
  private static final Duration FRESH = Duration.ofDays(1);

  /** Below it, sending again is cheaper than asking whether it is there. */
  private static final int ASK_FIRST = 256 << 10;

  /** Says of an object which key closed it; none is there where none did. */
  private static final String LABEL = "x-amz-meta-plumbline-key";

  private final MinioClient client;
  private final String bucket;
  private final String prefix;
  private final Envelope envelope;

  private S3Store(MinioClient client, String bucket, String prefix, Envelope envelope) {
    this.client = client;
    this.bucket = bucket;
    this.prefix = prefix;
    this.envelope = envelope;
  }

  /** Connects at the first use, not before. */
  public static S3Store connect(ArtifactsConfig.S3 config, Envelope envelope) {
    // Of its own it sends five requests at once to one host.
    var dispatcher = new Dispatcher();
    dispatcher.setMaxRequests(AT_ONCE);
    dispatcher.setMaxRequestsPerHost(AT_ONCE);
    var http =
        new OkHttpClient.Builder()
            .dispatcher(dispatcher)
            .connectTimeout(CONNECT)
            .readTimeout(REQUEST)
            .writeTimeout(REQUEST)
            .build();
    var client =
        MinioClient.builder()
            .endpoint(Objects.requireNonNull(config.endpoint()).toString())
            .region(config.region())
            .credentials(revealed(config.accessKey()), revealed(config.secretKey()))
            .httpClient(http)
            .build();
    return new S3Store(client, config.bucket(), config.prefix(), envelope);
  }

  private static String revealed(@Nullable Secret secret) {
    return Objects.requireNonNull(secret).reveal();
  }

  /**
   * What a service does at its start.
   *
   * @throws IOException when the bucket isn't there or can't be reached
   */
  public void requireBucket() throws IOException {
    boolean there =
        S3Attempts.of(
            this, () -> client.bucketExists(BucketExistsArgs.builder().bucket(bucket).build()));
    if (!there) {
      throw new IOException("there is no bucket " + bucket + "; create it, or set artifacts.s3.*");
    }
  }

  @Override
  public ArtifactRef put(byte[] content, String mediaType) throws IOException {
    var ref = new ArtifactRef(Sha256.hex(content), content.length, mediaType);
    if (content.length < ASK_FIRST || !fresh(ref)) {
      byte[] kept = envelope.close(ref.digest(), content);
      S3Attempts.of(this, () -> write(key(ref), kept, mediaType));
    }
    return ref;
  }

  /** Whether it is there, not yet old, and closed as it would be now. */
  private boolean fresh(ArtifactRef ref) throws IOException {
    try {
      var args = StatObjectArgs.builder().bucket(bucket).object(key(ref)).build();
      var found = S3Attempts.of(this, () -> client.statObject(args));
      return envelope.label().equals(Objects.requireNonNullElse(found.headers().get(LABEL), ""))
          && found.lastModified().toInstant().isAfter(Instant.now().minus(FRESH));
    } catch (FileNotFoundException e) {
      return false;
    }
  }

  private String write(String key, byte[] kept, String mediaType) throws MinioException {
    // One part as large as the whole: nothing of it is seen before all of it is there.
    var args =
        PutObjectArgs.builder()
            .bucket(bucket)
            .object(key)
            .contentType(mediaType)
            .data(kept, kept.length);
    if (!envelope.label().isEmpty()) {
      args.userMetadata(Map.of(LABEL, envelope.label()));
    }
    return client.putObject(args.build()).etag();
  }

  @Override
  public byte[] get(ArtifactRef ref) throws IOException {
    byte[] kept = S3Attempts.of(this, () -> read(ref));
    return Digests.checked(ref, envelope.open(ref.digest(), kept), this);
  }

  private byte[] read(ArtifactRef ref) throws MinioException, IOException {
    long most = ref.size() + Envelope.OVERHEAD;
    var args = GetObjectArgs.builder().bucket(bucket).object(key(ref)).build();
    try (InputStream in = client.getObject(args)) {
      byte[] kept = in.readNBytes(Math.toIntExact(most + 1));
      if (kept.length > most) {
        throw new DamagedException("artifact " + ref.digest() + " in " + this + " is damaged");
      }
      return kept;
    }
  }

  @Override
  public Cleaned clean(Instant before) throws IOException {
    Cleaned cleaned = Cleaned.NOTHING;
    var all = ListObjectsArgs.builder().bucket(bucket).prefix(prefix).recursive(true).build();
    for (Result<Item> each : client.listObjects(all)) {
      Item item = S3Attempts.of(this, each::get);
      if (!item.isDir() && item.lastModified().toInstant().isBefore(before)) {
        S3Attempts.of(this, () -> remove(item.objectName()));
        cleaned = cleaned.and(item.size());
      }
    }
    return cleaned;
  }

  private boolean remove(String key) throws MinioException {
    client.removeObject(RemoveObjectArgs.builder().bucket(bucket).object(key).build());
    return true;
  }

  private String key(ArtifactRef ref) {
    return prefix + ref.digest().substring(0, 2) + "/" + ref.digest();
  }

  @Override
  public String toString() {
    return "bucket " + bucket;
  }
}
