package dev.plumbline.pipeline.config;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where sources and everything over 32 KiB lie. */
public record ArtifactsConfig(
    @Setting(
            doc = "directory (shared by all services of one machine), or s3 for a cluster.",
            def = "directory")
        Kind store,
    @Setting(
            doc = "The directory; artifacts in state.directory where only that one is set.",
            def = "~/.plumbline/artifacts")
        Path directory,
    @Setting(
            doc =
                "Key to encrypt artifacts with, 32 bytes in Base64 (`openssl rand -base64 32`)."
                    + " Every service needs the same one.")
        @Nullable Secret encryptionKey,
    @Setting(
            doc =
                "Keys that artifacts were encrypted with before, separated by commas or lines; what"
                    + " they closed is still read, and nothing is written with them.")
        @Nullable Secret previousKeys,
    @Setting(
            doc =
                "How long artifacts are kept; at least as long as the longest retention of a topic.",
            def = "100d")
        Duration retention,
    S3 s3) {

  /** The kinds of store. */
  public enum Kind {
    DIRECTORY,
    S3
  }

  /** An S3-compatible store. */
  public record S3(
      @Setting(doc = "Its address, such as https://minio.internal:9000.") @Nullable URI endpoint,
      @Setting(doc = "Bucket, which has to exist.", def = "plumbline") String bucket,
      @Setting(doc = "First part of every object's key, such as artifacts/.") String prefix,
      @Setting(doc = "Region that requests are signed for.", def = "us-east-1") String region,
      @Setting(doc = "Access key.") @Nullable Secret accessKey,
      @Setting(doc = "Secret key.") @Nullable Secret secretKey) {}

  public ArtifactsConfig {
    if (store == Kind.S3
        && (s3.endpoint() == null || s3.accessKey() == null || s3.secretKey() == null)) {
      throw new IllegalArgumentException(
          "store s3 needs s3.endpoint, s3.access-key and s3.secret-key");
    }
    if (previousKeys != null && encryptionKey == null) {
      throw new IllegalArgumentException(
          "previous-keys are only read with, beside an encryption-key");
    }
  }

  /** Each of the previous keys, in Base64. */
  public List<String> previous() {
    return previousKeys == null
        ? List.of()
        : Pattern.compile("[,\\s]+")
            .splitAsStream(previousKeys.reveal())
            .filter(key -> !key.isEmpty())
            .toList();
  }

  /** The same in another directory. */
  ArtifactsConfig in(Path other) {
    return new ArtifactsConfig(store, other, encryptionKey, previousKeys, retention, s3);
  }
}
