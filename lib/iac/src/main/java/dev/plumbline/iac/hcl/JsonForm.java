package dev.plumbline.iac.hcl;

import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.BudgetExceededException;
import dev.plumbline.model.source.Diagnostic;
import java.util.List;

/**
 * Reads HCL's JSON form into the same tree as the native syntax. Which objects are blocks, a schema
 * has to say; strings are templates.
 */
public final class JsonForm {
  private static final int BYTES_PER_BYTE = 24;

  private JsonForm() {}

  /**
   * A whole file.
   *
   * @param file path relative to the repository's root
   * @param bytes UTF-8; shared, must not be written to
   * @throws BudgetExceededException where the source is larger than the budget has memory for
   */
  public static ParsedFile parse(String file, byte[] bytes, BodySchema schema, Budget budget) {
    budget.allocate((long) bytes.length * BYTES_PER_BYTE);
    SourceText source = SourceText.of(file, bytes);
    var problems = new Problems(source);
    JsonTree tree = new JsonReader(source, problems, budget).read();
    var bodies = new JsonBodies(problems, new JsonExpressions(problems, budget));
    Body body = bodies.file(tree, schema);
    return new ParsedFile(source, body, List.of(), problems.sorted());
  }

  /** A whole file as one value, such as one of variables. */
  public static ParsedExpression parseValue(String file, byte[] bytes, Budget budget) {
    budget.allocate((long) bytes.length * BYTES_PER_BYTE);
    SourceText source = SourceText.of(file, bytes);
    var problems = new Problems(source);
    JsonTree tree = new JsonReader(source, problems, budget).read();
    return new ParsedExpression(
        new JsonExpressions(problems, budget).expression(tree), problems.sorted());
  }

  /** JSON as it stands, for other languages that are written in it. */
  public static ParsedTree parseTree(SourceText source, Budget budget) {
    budget.allocate((long) source.length() * BYTES_PER_BYTE);
    var problems = new Problems(source);
    JsonTree tree = new JsonReader(source, problems, budget).read();
    return new ParsedTree(tree, problems.sorted());
  }

  public record ParsedTree(JsonTree tree, List<Diagnostic> diagnostics) {}

  /**
   * Where a place wants an expression and JSON can only give a string ({@code depends_on}, {@code
   * provider}, a type): that string read as an expression, with its own ranges. Anything else is
   * returned as it is.
   */
  public static ParsedExpression unquote(Expression expression, Budget budget) {
    boolean plain =
        expression instanceof Template template
            && template.form() == Template.Form.BARE
            && template.literal() != null
            && expression.span().source().at(expression.span().start()) == '"';
    return plain
        ? HclParser.parseExpression(JsonText.source(expression.span()), budget)
        : new ParsedExpression(expression, List.of());
  }
}
