package dev.plumbline.reporter.keeper;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.model.graph.Declarations.Move;
import dev.plumbline.model.json.Json;
import dev.plumbline.reporter.testing.Graphs;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AliasesTest {
  private static final String QUOTED = "module.m[\"é\"].aws_s3_bucket.";

  @Test
  void holdsNoMoreThanWhatOneRecordHolds() {
    Aliases many = Aliases.NONE.plus(moves("a", 30_000));

    assertThat(Json.bytes(many.previous()).length)
        .isLessThanOrEqualTo(Aliases.MOST_BYTES + 2)
        .isGreaterThan(Aliases.MOST_BYTES - 200);
  }

  @Test
  void keepsARevisionsOwnMovesRatherThanEarlierOnes() {
    Aliases full = Aliases.NONE.plus(moves("a", 30_000));

    Aliases after = full.plus(moves("z", 100));

    assertThat(after.first(QUOTED + "z99")).isEqualTo("aws_s3_bucket.z99");
    assertThat(after.first(QUOTED + "a1")).isEqualTo("aws_s3_bucket.a1");
    assertThat(Json.bytes(after.previous()).length).isLessThanOrEqualTo(Aliases.MOST_BYTES + 2);
  }

  @Test
  void takesTheNewerMoveToTheSameAddress() {
    Aliases after = Aliases.NONE.plus(moves("a", 1)).plus(List.of(move(QUOTED + "a0", "b")));

    assertThat(after.first(QUOTED + "a0")).isEqualTo("b");
  }

  private static List<Move> moves(String name, int many) {
    return IntStream.range(0, many)
        .mapToObj(i -> move(QUOTED + name + i, "aws_s3_bucket." + name + i))
        .toList();
  }

  private static Move move(String to, String from) {
    return new Move(from, to, Graphs.RANGE);
  }
}
