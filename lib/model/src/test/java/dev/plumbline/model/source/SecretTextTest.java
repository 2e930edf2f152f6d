package dev.plumbline.model.source;

import static org.assertj.core.api.Assertions.assertThat;

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
        "  kms_master_key_id = \"alias/orders\"",
        "  manage_master_user_password = true",
        "  MasterUserPassword: !Ref Password",
        "  acl = \"public-read\"",
      })
  void showsWhatIsNone(String line) {
    assertThat(SecretText.masked(line)).isEqualTo(line);
  }
}
