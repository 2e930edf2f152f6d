package dev.plumbline.policy.cel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.policy.GraphText;
import dev.plumbline.policy.term.Term;
import dev.plumbline.policy.term.Truth;
import java.util.EnumMap;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is decided while something is unknown stays so, whatever turns out. */
class KleeneTest {
  private static final int EXPRESSIONS = 4_000;
  private static final int COMPLETIONS = 6;

  private static final String UNKNOWN =
      "{\"$unknown\": {\"address\": \"var.x\", \"path\": \"\", \"expression\": \"var.x\","
          + " \"reason\": \"no value\"}}";

  private static final String JSON =
      """
      {"yes": true, "no": %s, "port": %s, "name": %s, "ports": [1, %s, 22, null], "none": [],
       "tags": {"k": %s},
       "rules": [{"port": 22, "name": %s, "ports": [%s]}, {"port": %s, "name": "", "ports": []},
         {"name": "a", "ports": [], "extra": %s}]}\
      """;

  private static final List<List<String>> POSSIBLE =
      List.of(
          List.of("true", "false"),
          List.of("0", "1", "22"),
          List.of("\"\"", "\"a\"", "\"abc\""),
          List.of("0", "2", "22"),
          List.of("\"a\"", "\"q\""),
          List.of("\"\"", "\"a\"", "\"abc\""),
          List.of("1", "22"),
          List.of("0", "1", "22"),
          List.of("1", "2"));

  @Test
  void everyCompletionOfWhatIsUnknownAgreesWithWhatWasDecided() {
    var random = new Random(20261127);
    var generator = new ExpressionGenerator(20261127);
    var seen = new EnumMap<Truth, Integer>(Truth.class);
    int onlyAbsent = 0;
    for (int i = 0; i < EXPRESSIONS; i++) {
      String source = generator.truth(1 + i % 4);
      List<Boolean> hidden = POSSIBLE.stream().map(_ -> random.nextInt(3) > 0).toList();
      List<String> actual = POSSIBLE.stream().map(all -> pick(random, all)).toList();

      Term before = evaluate(source, random, hidden, actual, true);
      Truth decided = Term.truth(before);

      boolean absent = before instanceof Term.Open open && open.onlyAbsent();
      for (int j = 0; j < COMPLETIONS; j++) {
        Truth after = Term.truth(evaluate(source, random, hidden, actual, false));
        if (decided != Truth.OPEN || absent) {
          assertThat(after).as("%s with %s of %s", source, hidden, actual).isEqualTo(decided);
        }
      }
      onlyAbsent += absent ? 1 : 0;
      seen.merge(decided, 1, Integer::sum);
    }
    assertThat(seen.values()).hasSize(3).allMatch(count -> count > EXPRESSIONS / 10);
    assertThat(onlyAbsent).isGreaterThan(EXPRESSIONS / 100);
  }

  /** An absent element after an unknown one is no reason to decide by absence. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "resource.rules.filter(r, r.port == 22).size() > 0",
        "resource.rules.map(r, r.port == 22, r.name).size() > 0",
        "resource.rules.exists_one(r, r.port == 22)",
        "resource.rules.exists(r, r.port == 22)",
        "22 in [resource.rules[0].port, resource.rules[1].port]",
        "resource.rules[1].port + resource.rules[0].port == 22"
      })
  void whatIsUnknownIsNeverForgottenForWhatIsAbsent(String source) {
    for (String rules : List.of("[{\"port\": %s}, {}]", "[{}, {\"port\": %s}]")) {
      Term found =
          Evaluation.of(
              source,
              new GraphText()
                  .resource("other_thing.x", "{\"rules\": " + rules.formatted(UNKNOWN) + "}"));

      assertThat(found).isInstanceOf(Term.Open.class);
      assertThat(((Term.Open) found).onlyAbsent()).as(rules).isFalse();
    }
  }

  private static Term evaluate(
      String source, Random random, List<Boolean> hidden, List<String> actual, boolean unknown) {
    Object[] values = new Object[POSSIBLE.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] =
          !hidden.get(i) ? actual.get(i) : unknown ? UNKNOWN : pick(random, POSSIBLE.get(i));
    }
    return Evaluation.of(source, new GraphText().resource("other_thing.x", JSON.formatted(values)));
  }

  private static String pick(Random random, List<String> all) {
    return all.get(random.nextInt(all.size()));
  }
}
