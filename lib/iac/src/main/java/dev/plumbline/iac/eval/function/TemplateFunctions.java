package dev.plumbline.iac.eval.function;

import static dev.plumbline.iac.eval.function.Parameter.any;
import static dev.plumbline.iac.eval.function.Parameter.text;

import dev.plumbline.iac.eval.ClosedScope;
import dev.plumbline.iac.eval.Datum;
import dev.plumbline.iac.eval.Evaluation;
import dev.plumbline.iac.eval.Evaluator;
import dev.plumbline.iac.eval.NamedScope;
import dev.plumbline.iac.eval.Problems;
import dev.plumbline.iac.eval.Type;
import dev.plumbline.iac.eval.function.Parameter.Allow;
import dev.plumbline.iac.hcl.HclParser;
import dev.plumbline.iac.hcl.ParsedExpression;
import dev.plumbline.iac.hcl.SourceText;
import java.util.List;
import java.util.Map;

/** templatefile and templatestring. */
final class TemplateFunctions {
  static final List<Function> ALL =
      List.of(
          Function.of(
              "templatefile",
              Type.Dynamic.ANY,
              a -> render(a, a.text(0), FileFunctions.read(a, 0)),
              text("path"),
              any("vars", Allow.UNKNOWN, Allow.MARK)),
          Function.of(
                  "templatestring",
                  Type.Primitive.STRING,
                  TemplateFunctions::renderString,
                  any("template"),
                  any("vars", Allow.UNKNOWN, Allow.MARK))
              .typed(TemplateFunctions::stringType));

  private TemplateFunctions() {}

  private static Type stringType(Arguments a) throws ArgumentException {
    if (a.get(0).type() != Type.Primitive.STRING) {
      throw new ArgumentException(0, "a string is required");
    }
    return Type.Primitive.STRING;
  }

  private static Datum renderString(Arguments a) throws ArgumentException {
    stringType(a);
    return render(a, "a template string", EncodingFunctions.utf8(a.text(0)));
  }

  private static void checkNames(Map<String, Datum> variables) throws ArgumentException {
    for (String name : variables.keySet()) {
      if (!isIdentifier(name)) {
        throw new ArgumentException(
            1, "\"" + name + "\" can't be the name of a variable: a name begins with a letter");
      }
    }
  }

  private static boolean isIdentifier(String name) {
    return !name.isEmpty()
        && (name.startsWith("_") || Character.isUnicodeIdentifierStart(name.codePointAt(0)))
        && name.codePoints().allMatch(c -> c == '-' || Character.isUnicodeIdentifierPart(c));
  }

  private static Datum render(Arguments a, String name, byte[] source) throws ArgumentException {
    Evaluation outer = a.evaluation();
    if (outer.depth() > 0) {
      throw new ArgumentException(0, "a template can't render another one, nor itself");
    }
    boolean marked = a.get(1).hasMark();
    Map<String, Datum> variables;
    switch (a.get(1).unmarked()) {
      case Datum.Obj obj -> variables = obj.members();
      case Datum.Unknown _ -> {
        return a.unknown(Type.Dynamic.ANY);
      }
      default -> throw new ArgumentException(1, "a map or object of variables is required");
    }
    checkNames(variables);
    ParsedExpression parsed = HclParser.parseTemplate(SourceText.of(name, source), a.budget());
    if (!parsed.diagnostics().isEmpty()) {
      throw new ArgumentException(
          0, "it is no valid template: " + parsed.diagnostics().getFirst().detail());
    }
    var problems = new Problems();
    var evaluation = new Evaluation(problems, a.budget(), outer.files(), outer.depth() + 1);
    Datum result =
        new Evaluator(new NamedScope(ClosedScope.TEMPLATE, variables), evaluation)
            .evaluate(parsed.expression());
    if (problems.errors() > 0) {
      throw new ArgumentException(0, "the template fails: " + problems.found().getFirst().detail());
    }
    return result.sensitiveIf(marked);
  }
}
