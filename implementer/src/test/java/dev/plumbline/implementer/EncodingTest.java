package dev.plumbline.implementer;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.plumbline.implementer.diff.Diffs;
import dev.plumbline.model.section.Implementation.Edit;
import dev.plumbline.model.section.Implementation.Fix;
import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.SourceTree;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Files that are not UTF-8. */
class EncodingTest {
  @Test
  void aFileThatIsNotUtf8IsLeftAloneAndOneBesideItIsFixed() {
    String key = "resource \"aws_kms_key\" \"%s\" {\n  enable_key_rotation = false\n}\n";
    byte[] latin =
        ("# gr\u00f6\u00dfe\n" + key.formatted("a") + "locals {\n}\n").getBytes(ISO_8859_1);
    byte[] plain = key.formatted("b").getBytes(UTF_8);
    Reviewed reviewed =
        Reviewed.of(
            new SourceTree(new TreeMap<>(Map.of("a.tf", latin, "b.tf", plain))),
            null,
            Budget.generous());

    assertThat(reviewed.fixes("aws/kms/rotation"))
        .extracting(Fix::verified, fix -> String.join("; ", fix.proof()))
        .satisfiesExactlyInAnyOrder(
            one ->
                assertThat(one)
                    .isEqualTo(
                        tuple(false, "not proved: a.tf is not UTF-8: save it as UTF-8 first")),
            other -> assertThat(other.toList().getFirst()).isEqualTo(true));
  }

  @Test
  void placesAreRightInAFileOfAnyEncoding() {
    byte[] before = "# gr\u00f6\u00dfe\na = 1\nb = 2\n# and more\n".getBytes(ISO_8859_1);
    byte[] after = "# gr\u00f6\u00dfe\na = 1\nb = \u00e4\n# and more\n".getBytes(ISO_8859_1);
    SourceTree head = new SourceTree(new TreeMap<>(Map.of("a.tf", before)));

    Diffs diffs = Diffs.of(head, new SourceTree(new TreeMap<>(Map.of("a.tf", after))));

    assertThat(diffs.edits())
        .singleElement()
        .extracting(Edit::start, Edit::end)
        .containsExactly(14, 20);
  }
}
