package dev.plumbline.standalone.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class PresenceTest {
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();
  private final Presence presence =
      new Presence(new PrintStream(said, true, StandardCharsets.UTF_8));

  @Test
  void aMomentWithoutAConnectionIsNotWorthAWord() {
    turns(true, false, false, true);

    assertThat(said.toString(StandardCharsets.UTF_8)).isEmpty();
  }

  @Test
  void aBrokerThatIsGoneIsToldOnceAndOnceWhenItIsBack() {
    turns(true, false, false, false, false, false, false, true, true);

    assertThat(said.toString(StandardCharsets.UTF_8).lines())
        .containsExactly(
            "plumbline: the Kafka broker does not answer any more; waiting for it, end with Ctrl-C",
            "plumbline: the Kafka broker answers again");
  }

  private void turns(boolean... connected) {
    for (boolean one : connected) {
      presence.seen(one);
    }
  }
}
