package dev.plumbline.iac.hcl.edit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.iac.hcl.Body;
import dev.plumbline.iac.hcl.HclParser;
import dev.plumbline.iac.hcl.ParsedFile;
import dev.plumbline.model.source.Budget;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;

class BodyEditorTest {
  private static String edited(
      String source, BiFunction<BodyEditor, Body.Block, List<Edit>> change) {
    byte[] bytes = source.getBytes(StandardCharsets.UTF_8);
    ParsedFile file = HclParser.parse("main.tf", bytes, Budget.generous());
    List<Edit> edits = change.apply(new BodyEditor(file), file.body().blocks().getFirst());
    byte[] result = Edit.apply(bytes, edits);
    assertThat(HclParser.parse("main.tf", result, Budget.generous()).diagnostics()).isEmpty();
    return new String(result, StandardCharsets.UTF_8);
  }

  private static Body.Item item(Body.Block block, int index) {
    return block.body().items().get(index);
  }

  @Test
  void a_set_attribute_keeps_everything_but_its_value() {
    String result =
        edited(
            "a \"b\" {\n  # why\n  c   = false # note\n  dd  = 1\n}\n",
            (editor, block) -> editor.set(block, "c", "true"));

    assertThat(result).isEqualTo("a \"b\" {\n  # why\n  c   = true # note\n  dd  = 1\n}\n");
  }

  @Test
  void a_new_attribute_stands_behind_the_others_and_is_aligned_as_they_are() {
    String result =
        edited(
            "a {\n    b  = 1\n    cc = 2 # two\n\n    d {\n    }\n}\n",
            (editor, block) -> editor.set(block, "e", "3"));

    assertThat(result)
        .isEqualTo("a {\n    b  = 1\n    cc = 2 # two\n    e  = 3\n\n    d {\n    }\n}\n");
  }

  @Test
  void a_longer_name_moves_the_equals_signs_of_its_run_only() {
    String result =
        edited(
            "a {\n  b = 1\n\n  c = 2\n  d = 3\n}\n",
            (editor, block) -> editor.set(block, "long", "4"));

    assertThat(result).isEqualTo("a {\n  b = 1\n\n  c    = 2\n  d    = 3\n  long = 4\n}\n");
  }

  @Test
  void where_nothing_is_aligned_nothing_gets_aligned() {
    String result =
        edited("a {\n  b = 1\n  ccc = 2\n}\n", (editor, block) -> editor.set(block, "dddd", "3"));

    assertThat(result).isEqualTo("a {\n  b = 1\n  ccc = 2\n  dddd = 3\n}\n");
  }

  @Test
  void the_file_keeps_its_tabs_and_its_line_ends() {
    String result =
        edited("a {\r\n\tb = [\r\n\t]\r\n}\r\n", (editor, block) -> editor.set(block, "c", "1"));

    assertThat(result).isEqualTo("a {\r\n\tb = [\r\n\t]\r\n\tc = 1\r\n}\r\n");
  }

  @Test
  void a_block_on_one_line_is_opened_up() {
    assertThat(edited("a {}\n", (editor, block) -> editor.set(block, "b", "1")))
        .isEqualTo("a {\n  b = 1\n}\n");
    assertThat(edited("a { b = 1 } # x\n", (editor, block) -> editor.set(block, "c", "2")))
        .isEqualTo("a {\n  b = 1\n  c = 2\n} # x\n");
  }

  @Test
  void a_new_block_stands_last_behind_an_empty_line() {
    String result =
        edited(
            "a {\n  b = 1\n}\n\nc {\n}\n",
            (editor, block) -> editor.addBlock(block, List.of("d {", "  e = 2", "}")));

    assertThat(result).isEqualTo("a {\n  b = 1\n\n  d {\n    e = 2\n  }\n}\n\nc {\n}\n");
  }

  @Test
  void a_block_can_be_appended_to_a_file_that_ends_without_a_newline() {
    String result = edited("a {\n}", (editor, _) -> editor.append(List.of("b {", "}")));

    assertThat(result).isEqualTo("a {\n}\n\nb {\n}\n");
  }

  @Test
  void what_is_removed_takes_its_comments_with_it() {
    String result =
        edited(
            "a {\n  b = 1\n  # about c\n  c = 2 # more\n  d = 3\n}\n",
            (editor, block) -> editor.remove(item(block, 1)));

    assertThat(result).isEqualTo("a {\n  b = 1\n  d = 3\n}\n");
  }

  @Test
  void a_removed_block_leaves_one_empty_line_at_most() {
    String result =
        edited(
            "a {\n  b = 1\n\n  c {\n    d = 2\n  }\n\n  e {\n  }\n}\n",
            (editor, block) -> editor.remove(item(block, 1)));

    assertThat(result).isEqualTo("a {\n  b = 1\n\n  e {\n  }\n}\n");
  }

  @Test
  void the_last_block_removed_leaves_no_empty_line() {
    String result =
        edited("a {\n  b = 1\n\n  c {\n  }\n}\n", (editor, block) -> editor.remove(item(block, 1)));

    assertThat(result).isEqualTo("a {\n  b = 1\n}\n");
  }
}
