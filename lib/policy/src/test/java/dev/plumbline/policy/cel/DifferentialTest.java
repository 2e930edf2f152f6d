package dev.plumbline.policy.cel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import dev.plumbline.policy.GraphText;
import dev.plumbline.policy.term.Term;
import dev.plumbline.policy.term.Truth;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Our evaluator against dev.cel's on inputs that are wholly known. */
class DifferentialTest {
  private static final int EXPRESSIONS = 3_000;

  private static final String JSON =
      """
      {"yes": true, "no": false, "port": 22, "name": "abc", "ports": [1, 22, 22], "none": [],
       "tags": {"k": "a"},
       "rules": [{"port": 22, "name": "a", "ports": [1]}, {"port": 0, "name": "", "ports": [], "extra": 1}]}\
      """;

  private static final Map<String, Object> SAME =
      Map.of(
          "yes",
          true,
          "no",
          false,
          "port",
          22L,
          "name",
          "abc",
          "ports",
          List.of(1L, 22L, 22L),
          "none",
          List.of(),
          "tags",
          Map.of("k", "a"),
          "rules",
          List.of(
              Map.of("port", 22L, "name", "a", "ports", List.of(1L)),
              Map.of("port", 0L, "name", "", "ports", List.of(), "extra", 1L)));

  private final CelCompiler compiler =
      CelCompilerFactory.standardCelCompilerBuilder()
          .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
          .addVar("resource", SimpleType.DYN)
          .build();
  private final CelRuntime runtime = CelRuntimeFactory.legacyCelRuntimeBuilder().build();

  @Test
  void bothSayTheSameAndWhatIsAnErrorThereIsOpenHere() throws Exception {
    var graph = new GraphText().resource("other_thing.x", JSON);
    var seen = new EnumMap<Truth, Integer>(Truth.class);
    var generator = new ExpressionGenerator(20261123);
    for (int i = 0; i < EXPRESSIONS; i++) {
      String source = generator.truth(1 + i % 4);

      Truth ours = Term.truth(Evaluation.of(source, graph));

      assertThat(ours).as(source).isEqualTo(theirs(source));
      seen.merge(ours, 1, Integer::sum);
    }
    assertThat(seen.values()).hasSize(3).allMatch(count -> count > EXPRESSIONS / 10);
  }

  private Truth theirs(String source) throws Exception {
    CelRuntime.Program program = runtime.createProgram(compiler.compile(source).getAst());
    try {
      return (Boolean) program.eval(Map.of("resource", SAME)) ? Truth.TRUE : Truth.FALSE;
    } catch (CelEvaluationException e) {
      return Truth.OPEN;
    }
  }
}
