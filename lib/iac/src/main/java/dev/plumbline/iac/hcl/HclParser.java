package dev.plumbline.iac.hcl;

import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.BudgetExceededException;

/**
 * Reads HCL's native syntax. Every input yields a tree: what can't be read is left out or {@link
 * Expression.Malformed}, and a diagnostic says so.
 */
public final class HclParser {
  /** Tokens, tree and names take about so many bytes for each byte of source. */
  private static final int BYTES_PER_BYTE = 16;

  private HclParser() {}

  /**
   * A whole file.
   *
   * @param file path relative to the repository's root
   * @param source UTF-8, with or without a byte order mark; shared, must not be written to
   * @throws BudgetExceededException where the source is larger than the budget has memory for
   */
  public static ParsedFile parse(String file, byte[] source, Budget budget) {
    budget.allocate((long) source.length * BYTES_PER_BYTE);
    SourceText text = SourceText.of(file, source);
    var problems = new Problems(text);
    Scanner.Scanned scanned = Scanner.scan(text, problems);
    budget.spend(scanned.tokens().size());
    var cursor = new Cursor(text, scanned.tokens(), budget);
    Body body = new BodyParser(cursor, new Failing(problems, cursor)).file();
    return new ParsedFile(text, body, scanned.comments(), problems.sorted());
  }

  /** One expression, such as the text behind {@code -var name=}; newlines in it mean nothing. */
  public static ParsedExpression parseExpression(SourceText source, Budget budget) {
    budget.allocate((long) source.length() * BYTES_PER_BYTE);
    var problems = new Problems(source);
    Scanner.Scanned scanned = Scanner.scan(source, problems);
    budget.spend(scanned.tokens().size());
    var cursor = new Cursor(source, scanned.tokens(), budget);
    cursor.skipNewlines(true);
    var failing = new Failing(problems, cursor);
    Expression expression = new ExpressionParser(cursor, failing).parse();
    if (!failing.isFailing() && !cursor.is(TokenKind.END)) {
      failing.note(
          "Extra characters after expression",
          "The expression ends here, but the text goes on with " + cursor.found() + ".",
          cursor.here());
    }
    return new ParsedExpression(expression, problems.sorted());
  }

  /** A whole text as a template: a file for {@code templatefile}, a string of the JSON form. */
  public static ParsedExpression parseTemplate(SourceText source, Budget budget) {
    budget.allocate((long) source.length() * BYTES_PER_BYTE);
    var problems = new Problems(source);
    Scanner.Scanned scanned = Scanner.scanTemplate(source, problems);
    budget.spend(scanned.tokens().size());
    var cursor = new Cursor(source, scanned.tokens(), budget);
    var failing = new Failing(problems, cursor);
    Expression expression = new ExpressionParser(cursor, failing).templates().bare();
    return new ParsedExpression(expression, problems.sorted());
  }
}
