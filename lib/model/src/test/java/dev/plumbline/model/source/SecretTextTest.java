package dev.plumbline.model.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretTextTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "  password = \"correct-horse\"          |   password = \"••••••••\"",
        "      AWS_SECRET = \"q8Zr1vTb+3kJ\" # old |       AWS_SECRET = \"••••••••\" # old",
        "  MasterUserPassword: correct-horse    |   MasterUserPassword: ••••••••",
        "  \"apiKey\": \"abcdef0123\",           |   \"apiKey\": \"••••••••\",",
        "  key = \"AKIAABCDEFGHIJKLMNOP\"         |   key = \"••••••••\"",
        "  DB_PWD = \"hunter2$1\"                 |   DB_PWD = \"••••••••\"",
        "  standbypassword: hunter22            |   standbypassword: ••••••••",
        "  dbpass = \"hunter22\"                 |   dbpass = \"••••••••\"",
        "  api_token = \"creation\"               |   api_token = \"••••••••\"",
        "  access_token = \"minutes1\"            |   access_token = \"••••••••\"",
        "  secret = \"arn:aws:kms\"               |   secret = \"••••••••\"",
        "  STRIPE_KEY: abcdef0123               |   STRIPE_KEY: ••••••••",
        "  {\"name\":\"DB_PASSWORD\",\"value\":\"x1\"} |  "
            + " {\"name\":\"DB_PASSWORD\",\"value\":\"••••••••\"}",
        "  { name = \"TOKEN\", value = \"x1\" }    |   { name = \"TOKEN\", value = \"••••••••\" }",
        "  Variables: {A: b, DB_PASSWORD: hunter22}  |   Variables: {A: b, DB_PASSWORD: ••••••••}",
        "  [{Password: hunter22, A: b}]         |   [{Password: ••••••••, A: b}]",
        "  Value: {fn::secret: hunter22}        |   Value: {fn::secret: ••••••••}",
        "  SecretString: hunter22               |   SecretString: ••••••••",
        "  ApiKeyValue: hunter22                |   ApiKeyValue: ••••••••",
        "  cs = \"Server=db;Password=hunter2;\"  |   cs = \"Server=db;Password=••••••••\"",
        "  { value = \"x1\", name = \"TOKEN\" }    |   { value = \"••••••••\", name = \"TOKEN\" }",
        "  url = \"postgres://me:hunter2!@db/x\"  |   url = \"postgres://me:••••••••@db/x\"",
      })
  void hidesWhatIsACredential(String line, String shown) {
    assertThat(SecretText.masked(line)).isEqualTo(shown);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "  password = var.password",
        "  password = random_password.db.result",
        "  password = \"${var.password}\"",
        "  secret_name = \"orders\"",
        "  bypass = \"AzureServices\"",
        "  network_bypass: AzureServices",
        "  kms_master_key_id = \"alias/orders\"",
        "  creation_token = \"orders-files\"",
        "  creationToken: orders-files",
        "  access_token = \"minutes\"",
        "  encryption_key = \"arn:aws:kms:eu-west-1:111122223333:key/orders\"",
        "  credentials = \"arn:aws:iam::111122223333:role/gateway\"",
        "  secret = \"projects/shop/secrets/orders\"",
        "  encryption_key: projects/shop/locations/eu/keyRings/r/cryptoKeys/k",
        "  manage_master_user_password = true",
        "  MasterUserPassword: !Ref Password",
        "  acl = \"public-read\"",
        "  hash_key = \"order\"",
        "  {Password: !Ref Password, A: b}",
        "  { value = \"live\", name = \"STAGE\" }",
        "  { value = \"${var.token}\", name = \"TOKEN\" }",
        "  url = \"https://x.example/?token=${var.token}\"",
        "  description = \"who has a password: ask\"",
        "  { name = \"TOKEN\", value = \"${var.token}\" }",
        "  { name = \"TOKEN\", value = var.token }",
        "  { name = \"STAGE\", value = \"live\" }",
      })
  void showsWhatIsNone(String line) {
    assertThat(SecretText.masked(line)).isEqualTo(line);
  }

  @Test
  void hidesThePrivateKeyInADiffAndTheRestStays() {
    String diff =
        """
        +  key = <<EOT
        +-----BEGIN RSA PRIVATE KEY-----
        +Proc-Type: 4,ENCRYPTED
        +
        +MIIEowIBAAKCAQEAx
        +-----END RSA PRIVATE KEY-----
        +EOT
           acl = "private"
        """;

    assertThat(SecretText.maskedLines(diff))
        .isEqualTo(
            """
            +  key = <<EOT
            +-----BEGIN RSA PRIVATE KEY-----
            +••••••••
            +••••••••
            +••••••••
            +-----END RSA PRIVATE KEY-----
            +EOT
               acl = "private"
            """);
  }

  @Test
  void hidesAValueWhoseNameStandsInTheLineAbove() {
    String environment =
        """
        - Name: DB_PASSWORD
          Value: hunter2
        - Name: STAGE
          Value: live
        - Name: TOKEN
          Value: !Ref Token
        """;

    assertThat(SecretText.maskedLines(environment))
        .isEqualTo(environment.replace("hunter2", "••••••••"));
    assertThat(SecretText.masked(environment.lines().toList(), 2, 2))
        .containsExactly("  Value: ••••••••");
  }

  @Test
  void hidesAKeyThatBeginsBeforeTheLinesThatAreShown() {
    List<String> lines =
        List.of(
            "-----BEGIN PRIVATE KEY-----",
            "AAAA",
            "BBBB",
            "-----END PRIVATE KEY-----",
            "CCCC",
            "x = 1");

    assertThat(SecretText.masked(lines, 3, 6))
        .containsExactly("••••••••", "-----END PRIVATE KEY-----", "CCCC", "x = 1");
    assertThat(SecretText.masked(lines, 6, 5)).isEmpty();
  }

  @Test
  void aKeyThatNeverEndsHidesOnlyWhatCouldBeOne() {
    assertThat(SecretText.masked(List.of("# -----BEGIN PRIVATE KEY-----", "a = [1]", "b"), 1, 3))
        .containsExactly("# -----BEGIN PRIVATE KEY-----", "a = [1]", "b");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "AKIAQ2ZRHKLMNPQRSTAB",
        "SG.aaaaaaaaaaaaaaaaaaaaaa.bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb",
        "ghp_aB3dE5fG7hJ9kL1mN3pQ5rS7tU9vW1aB3dE5",
        "npm_aB3dE5fG7hJ9kL1mN3pQ5rS7tU9vW1aB3dE5",
        "QUtJQVEyWlJIS0xNTlBRUlNUQUI=",
        "dapi0123456789abcdef0123456789abcdef"
      })
  void hidesEachFormWhateverItsName(String credential) {
    assertThat(SecretText.masked("x = \"" + credential + "\"")).isEqualTo("x = \"••••••••\"");
  }

  @Test
  void hidesAKeyWithEscapedLineBreaks() {
    String line =
        "  k = \"-----BEGIN RSA PRIVATE KEY-----\\nMIIE\\n-----END RSA PRIVATE KEY-----\"";

    assertThat(SecretText.masked(line))
        .isEqualTo(
            "  k = \"-----BEGIN RSA PRIVATE KEY-----••••••••-----END RSA PRIVATE KEY-----\"");
  }

  @Test
  void hidesAValueByItsName() {
    assertThat(SecretText.value("DB_PASSWORD", "x")).isEqualTo("••••••••");
    assertThat(SecretText.value("DB_PASSWORD", "")).isEmpty();
    assertThat(SecretText.value("name", "orders")).isEqualTo("orders");
  }
}
