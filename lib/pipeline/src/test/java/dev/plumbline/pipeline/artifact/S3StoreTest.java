package dev.plumbline.pipeline.artifact;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.model.review.ArtifactRef;
import dev.plumbline.pipeline.config.ArtifactsConfig;
import dev.plumbline.pipeline.config.Configuration;
import dev.plumbline.pipeline.config.Secret;
import dev.plumbline.pipeline.config.Sources;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class S3StoreTest {
  private static final byte[] CONTENT = "größer".getBytes(UTF_8);
  private static final String TEXT = "text/plain";

  private S3Server server;
  private S3Store store;

  @BeforeEach
  void connect() throws IOException {
    server = new S3Server("access", "secret");
    store = store("secret", S3Server.BUCKET);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void givesBackWhatWasPut() throws IOException {
    ArtifactRef ref = store.put(CONTENT, TEXT);

    assertThat(store.get(ref)).isEqualTo(CONTENT);
    assertThat(server.objects)
        .containsOnlyKeys("a/" + ref.digest().substring(0, 2) + "/" + ref.digest());
  }

  @Test
  void sendsALargeArtifactInOneRequestAndOnlyOnce() throws IOException {
    byte[] large = new byte[20 << 20];
    new Random(1).nextBytes(large);

    ArtifactRef ref = store.put(large, "application/octet-stream");
    store.put(large, "application/octet-stream");

    assertThat(store.get(ref)).isEqualTo(large);
    assertThat(server.requests).filteredOn(r -> r.startsWith("PUT ")).hasSize(1);
  }

  /** Uploads and reports ask for 16 and 32 at once; the client's own limit is 5 for a host. */
  @Test
  void sendsManyRequestsAtOnce() throws Exception {
    ArtifactRef ref = store.put(CONTENT, TEXT);
    int many = 32;
    server.gather(many);

    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var answers = new ArrayList<Future<byte[]>>();
      for (int i = 0; i < many; i++) {
        answers.add(threads.submit(() -> store.get(ref)));
      }
      for (Future<byte[]> answer : answers) {
        assertThat(answer.get()).isEqualTo(CONTENT);
      }
    }
    assertThat(server.gathered()).isTrue();
  }

  @Test
  void keepsAnEmptyArtifact() throws IOException {
    ArtifactRef ref = store.put(new byte[0], TEXT);

    assertThat(store.get(ref)).isEmpty();
  }

  @Test
  void triesAgainWhatFailsForAPassingReason() throws IOException {
    server.failNext(2, 503, "SlowDown");
    ArtifactRef ref = store.put(CONTENT, TEXT);
    server.failNext(1, 500, "InternalError");
    server.failNext(1, 0, "");

    assertThat(store.get(ref)).isEqualTo(CONTENT);
    assertThat(server.requests).hasSize(3 + 3);
  }

  @Test
  void givesUpAfterFiveAttemptsAndSaysWhy() {
    server.failNext(100, 503, "SlowDown");

    assertThatThrownBy(() -> store.put(CONTENT, TEXT))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("SlowDown")
        .hasMessageContaining("bucket artifacts")
        .hasMessageContaining("tried 5 times");
    assertThat(server.objects).isEmpty();
  }

  @Test
  void doesNotTryAgainWithAWrongKey() {
    S3Store stranger = store("guessed", S3Server.BUCKET);

    assertThatThrownBy(() -> stranger.put(CONTENT, TEXT))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("SignatureDoesNotMatch");
    assertThat(server.requests).hasSize(1);
  }

  @Test
  void tellsAMissingArtifactFromABrokenStore() throws IOException {
    ArtifactRef ref = store.put(CONTENT, TEXT);
    server.objects.clear();

    assertThatThrownBy(() -> store.get(ref)).isInstanceOf(FileNotFoundException.class);
  }

  @Test
  void refusesWhatDoesNotFitItsDigest() throws IOException {
    ArtifactRef ref = store.put(CONTENT, TEXT);
    server.objects.replaceAll(
        (_, _) -> new S3Server.Stored("größen".getBytes(UTF_8), Instant.now()));

    assertThatThrownBy(() -> store.get(ref)).hasMessageContaining("is damaged");

    server.objects.replaceAll((_, _) -> new S3Server.Stored(new byte[1000], Instant.now()));
    assertThatThrownBy(() -> store.get(ref)).hasMessageContaining("is damaged");
  }

  @Test
  void saysThatThereIsNoSuchBucket() throws IOException {
    store.requireBucket();

    S3Store elsewhere = store("secret", "elsewhere");

    assertThatThrownBy(elsewhere::requireBucket)
        .hasMessage("there is no bucket elsewhere; create it, or set artifacts.s3.*");
    assertThatThrownBy(() -> elsewhere.put(CONTENT, TEXT)).hasMessageContaining("NoSuchBucket");
  }

  @Test
  void isNotOpenedWithoutItsBucket() {
    Sources sources =
        new Sources(
            Map.of(
                "artifacts.store", "s3",
                "artifacts.s3.endpoint", server.endpoint().toString(),
                "artifacts.s3.bucket", "elsewhere"),
            Map.of(
                "PLUMBLINE_ARTIFACTS_S3_ACCESS_KEY", "access",
                "PLUMBLINE_ARTIFACTS_S3_SECRET_KEY", "secret"),
            null);

    assertThatThrownBy(() -> ArtifactStore.open(Configuration.load(sources).artifacts()))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("there is no bucket elsewhere");
  }

  @Test
  void takesAwayWhatIsOlderThanItShouldBe() throws IOException {
    ArtifactRef old = store.put(CONTENT, TEXT);
    Instant longAgo = Instant.now().minus(Duration.ofDays(101));
    server.objects.replaceAll((_, stored) -> new S3Server.Stored(stored.content(), longAgo));
    ArtifactRef fresh = store.put("new".getBytes(UTF_8), TEXT);

    Cleaned cleaned = store.clean(Instant.now().minus(Duration.ofDays(100)));

    assertThat(cleaned).isEqualTo(new Cleaned(1, CONTENT.length));
    assertThat(store.get(fresh)).isNotEmpty();
    assertThatThrownBy(() -> store.get(old)).isInstanceOf(FileNotFoundException.class);
  }

  @Test
  void writesALargeArtifactAnewBeforeItIsOldEnoughToBeTakenAway() throws IOException {
    byte[] large = new byte[300 << 10];
    store.put(large, TEXT);
    Instant daysAgo = Instant.now().minus(Duration.ofDays(3));
    server.objects.replaceAll((_, stored) -> new S3Server.Stored(stored.content(), daysAgo));

    store.put(large, TEXT);

    assertThat(server.objects.values()).allMatch(stored -> stored.at().isAfter(daysAgo));
  }

  /** The object tells which key closed it, so that nobody has to fetch it to know. */
  @Test
  void sendsALargeArtifactAgainThatIsInTheClearOrUnderAnotherKey() throws IOException {
    byte[] large = new byte[300 << 10];
    for (Envelope envelope : List.of(Envelope.OPEN, key(1), key(2))) {
      S3Store now = store("secret", S3Server.BUCKET, envelope);
      server.requests.clear();

      ArtifactRef ref = now.put(large, TEXT);
      now.put(large, TEXT);

      assertThat(now.get(ref)).isEqualTo(large);
      assertThat(server.requests).filteredOn(r -> r.startsWith("PUT ")).hasSize(1);
    }
  }

  private static Envelope key(int seed) {
    byte[] bytes = new byte[32];
    bytes[0] = (byte) seed;
    return Encryption.withKeys(Base64.getEncoder().encodeToString(bytes), List.of());
  }

  private S3Store store(String secretKey, String bucket) {
    return store(secretKey, bucket, Envelope.OPEN);
  }

  private S3Store store(String secretKey, String bucket, Envelope envelope) {
    return S3Store.connect(
        new ArtifactsConfig.S3(
            server.endpoint(),
            bucket,
            "a/",
            "us-east-1",
            new Secret("access"),
            new Secret(secretKey)),
        envelope);
  }
}
