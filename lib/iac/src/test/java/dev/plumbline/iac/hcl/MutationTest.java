package dev.plumbline.iac.hcl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.Diagnostic;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Damaged sources: whatever stands in a file, reading it ends well. */
class MutationTest {
  private static final int ROUNDS = Integer.getInteger("hcl.mutations", 20_000);

  @Test
  void every_damaged_source_is_read_to_its_end_without_losing_a_byte() {
    var mutants = new Mutants(new Random(20261123), 256);

    for (int i = 0; i < ROUNDS; i++) {
      byte[] source = mutants.next();
      ParsedFile parsed = HclParser.parse("mutant.tf", source, Budget.generous());
      assertRangesInside(parsed, source.length);
      assertReproduced(source);
    }
  }

  @Test
  void every_damaged_json_is_read_to_its_end() {
    var random = new Random(7);
    byte[] seed =
        "{\"resource\": {\"a\": {\"b\": {\"c\": [1, -2.5e3, \"x ${y}\", null]}}}, \"é\": \"\\u00e9\"}"
            .getBytes(StandardCharsets.UTF_8);
    BodySchema schema = BodySchema.NO_BLOCKS.with("resource", 2, BodySchema.NO_BLOCKS);

    for (int i = 0; i < ROUNDS; i++) {
      byte[] source = seed.clone();
      for (int change = random.nextInt(1, 4); change > 0; change--) {
        source[random.nextInt(source.length)] =
            (byte) "{}[]\",:\\u0e-tn\n\u0000$%~\u00ff".charAt(random.nextInt(20));
      }
      ParsedFile parsed = JsonForm.parse("m.tf.json", source, schema, Budget.generous());
      assertRangesInside(parsed, source.length);
    }
  }

  private static void assertRangesInside(ParsedFile parsed, int length) {
    for (Diagnostic problem : parsed.diagnostics()) {
      assertThat(problem.subject().start().offset()).isBetween(0, length);
      assertThat(problem.subject().end().offset()).isBetween(0, length);
    }
    assertOrdered(parsed.body());
  }

  private static void assertOrdered(Body body) {
    int last = 0;
    for (Body.Item item : body.items()) {
      assertThat(item.span().end()).isGreaterThanOrEqualTo(last);
      last = item.span().start();
      if (item instanceof Body.Block block) {
        assertThat(block.span().contains(block.body().span())).isTrue();
        assertOrdered(block.body());
      }
    }
  }

  /** Tokens and comments, and the blanks between them, are the source. */
  private static void assertReproduced(byte[] source) {
    SourceText text = SourceText.of("mutant.tf", source);
    var scanned = Scanner.scan(text, new Problems(text));
    var covered = new boolean[source.length];
    Arrays.fill(covered, 0, LineIndex.bomLength(source), true);
    int last = 0;
    for (int i = 0; i < scanned.tokens().size(); i++) {
      if (scanned.tokens().start(i) < last) {
        fail("tokens overlap in " + text.text(0, text.length()));
      }
      last = scanned.tokens().end(i);
      Arrays.fill(covered, scanned.tokens().start(i), last, true);
    }
    for (Comment comment : scanned.comments()) {
      Arrays.fill(covered, comment.span().start(), comment.span().end(), true);
    }
    for (int i = 0; i < source.length; i++) {
      if (!covered[i] && source[i] != ' ' && source[i] != '\t') {
        fail("byte " + i + " is in no token of " + text.text(0, text.length()));
      }
    }
  }

  static List<String> seeds() {
    return List.of(
        """
        # a comment
        resource "aws_s3_bucket" "b" {
          bucket = "x-${var.env}-%{ if a }y%{ else }z%{ endif }"
          tags   = merge(local.tags, { Name = "n", "k" : 1.5e3 })
          rule { id = a.b[0].*.c }
          policy = <<-EOT
            {"a": "${b ~}",
              $${c} }
          EOT
          c = [for k, v in m : "${k}=${v}" if v != null && !x]
          d = { for k, v in m : k => v... }
          e = a ? b : -c * (d + 1) % 2 // end
        }
        """,
        """
        locals {
          a = provider::aws::f(1, x...)
          /* é */ größe = "👩‍👩‍👧‍👦 \\u00e9\\n"
          b = x[*].y[z].w.0
        }\r
        module "m" { source = "./m" }
        """);
  }
}
