package dev.plumbline.model.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RawObjectTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "1.0",
        "1e3",
        "-0.0",
        "1E-07",
        "123456789012345678901234567890",
        "\"größer ☃ 🎈\"",
        "\"\\u00e9\\n\\\"\\\\\"",
        "true",
        "null",
        "{}",
        "[]",
        "{ \"b\" : 1 ,\n\t\"a\":[ 1.0,2 ,{\"é\":null} ] }",
        "[[[[]]], {\"x\":{}} ]"
      })
  void keepsTheBytesOfAMembersValue(String value) {
    String json = " { \"first\" :" + value + " ,\"größe\":\t" + value + "\n, \"last\":1} ";

    RawObject read = RawObject.parse(json.getBytes(UTF_8));

    assertThat(read.members().keySet()).containsExactly("first", "größe", "last");
    assertThat(text(read, "first")).isEqualTo(value);
    assertThat(text(read, "größe")).isEqualTo(value);
    assertThat(text(read, "last")).isEqualTo("1");
    assertThat(text(RawObject.parse(read.toBytes()), "größe")).isEqualTo(value);
  }

  @Test
  void keepsAValueLargerThanTheParsersBuffer() {
    String value = "[\"" + "ü".repeat(100_000) + "\", 1.50]";

    RawObject read = RawObject.parse(("{\"a\":" + value + ",\"b\":1.0}").getBytes(UTF_8));

    assertThat(text(read, "a")).isEqualTo(value);
    assertThat(text(read, "b")).isEqualTo("1.0");
  }

  @Test
  void replacesOneMemberAndLeavesTheOthers() {
    RawObject read = RawObject.parse("{\"a\":1.0,\"b\":2}".getBytes(UTF_8));

    RawObject changed = read.with("b", "3".getBytes(UTF_8)).with("c", "4".getBytes(UTF_8));

    assertThat(new String(changed.toBytes(), UTF_8)).isEqualTo("{\"a\":1.0,\"b\":3,\"c\":4}");
    assertThat(text(read, "b")).isEqualTo("2");
  }

  @Test
  void escapesTheNamesOfMembers() {
    RawObject read = RawObject.parse("{\"a\\\"b\":1}".getBytes(UTF_8));

    assertThat(new String(read.toBytes(), UTF_8)).isEqualTo("{\"a\\\"b\":1}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "1", "{", "{\"a\":}", "{\"a\":1", "{\"a\":[1}"})
  void refusesWhatIsNoObject(String json) {
    assertThatThrownBy(() -> RawObject.parse(json.getBytes(UTF_8)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("not a JSON object");
  }

  private static String text(RawObject object, String member) {
    return new String(Objects.requireNonNull(object.member(member)), UTF_8);
  }
}
