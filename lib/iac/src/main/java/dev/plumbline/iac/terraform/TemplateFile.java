package dev.plumbline.iac.terraform;

import dev.plumbline.iac.eval.ClosedScope;
import dev.plumbline.iac.eval.Conversion;
import dev.plumbline.iac.eval.ConversionException;
import dev.plumbline.iac.eval.Datum;
import dev.plumbline.iac.eval.Evaluation;
import dev.plumbline.iac.eval.Evaluator;
import dev.plumbline.iac.eval.NamedScope;
import dev.plumbline.iac.eval.Problems;
import dev.plumbline.iac.eval.Type;
import dev.plumbline.iac.hcl.HclParser;
import dev.plumbline.iac.hcl.ParsedExpression;
import dev.plumbline.iac.hcl.SourceText;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The {@code template_file} data source: a text rendered with variables that are all texts. One
 * that fails, or of which the text is not known, computes nothing here.
 *
 * <p>Source: the template provider's documentation of the data source, release 2.2.
 */
final class TemplateFile {
  private TemplateFile() {}

  static Map<String, Datum> evaluate(Content content, Evaluation outer) {
    Datum given = content.arguments().get("vars");
    boolean plain = given == null || given instanceof Datum.Obj;
    if (!plain || !(content.arguments().get("template") instanceof Datum.Str(String template))) {
      return Map.of();
    }
    try {
      var problems = new Problems();
      var source = SourceText.of("template", template.getBytes(StandardCharsets.UTF_8));
      ParsedExpression parsed = HclParser.parseTemplate(source, outer.budget());
      var evaluation = new Evaluation(problems, outer.budget(), outer.files(), outer.depth() + 1);
      Datum rendered =
          new Evaluator(new NamedScope(ClosedScope.TEMPLATE, texts(given)), evaluation)
              .evaluate(parsed.expression());
      boolean sound = parsed.diagnostics().isEmpty() && problems.errors() == 0;
      return sound
          ? Map.of("rendered", Conversion.convert(rendered, Type.Primitive.STRING))
          : Map.of();
    } catch (ConversionException e) {
      return Map.of(); // a variable, or the whole, is no text: the provider refuses it
    }
  }

  private static Map<String, Datum> texts(@Nullable Datum given) throws ConversionException {
    Map<String, Datum> texts = new HashMap<>();
    if (given instanceof Datum.Obj obj) {
      for (var variable : obj.members().entrySet()) {
        texts.put(
            variable.getKey(), Conversion.convert(variable.getValue(), Type.Primitive.STRING));
      }
    }
    return texts;
  }
}
