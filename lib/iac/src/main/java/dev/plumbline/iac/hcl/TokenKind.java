package dev.plumbline.iac.hcl;

/** The words of HCL's native syntax. Spaces, tabs and comments stand between them. */
enum TokenKind {
  NEWLINE("a newline"),
  IDENTIFIER("a name"),
  NUMBER("a number"),
  OPEN_BRACE("\"{\""),
  CLOSE_BRACE("\"}\""),
  OPEN_BRACKET("\"[\""),
  CLOSE_BRACKET("\"]\""),
  OPEN_PAREN("\"(\""),
  CLOSE_PAREN("\")\""),
  EQUAL("\"=\""),
  ARROW("\"=>\""),
  COLON("\":\""),
  DOUBLE_COLON("\"::\""),
  QUESTION("\"?\""),
  COMMA("\",\""),
  DOT("\".\""),
  ELLIPSIS("\"...\""),
  BANG("\"!\""),
  EQUAL_OP("\"==\""),
  NOT_EQUAL("\"!=\""),
  LESS("\"<\""),
  LESS_OR_EQUAL("\"<=\""),
  GREATER("\">\""),
  GREATER_OR_EQUAL("\">=\""),
  AND("\"&&\""),
  OR("\"||\""),
  PLUS("\"+\""),
  MINUS("\"-\""),
  STAR("\"*\""),
  SLASH("\"/\""),
  PERCENT("\"%\""),
  /** The quote that opens a string, and the one that closes it. */
  OPEN_QUOTE("a string"),
  CLOSE_QUOTE("a closing quote"),
  /** {@code <<EOT} with its newline, and the closing line up to its newline. */
  OPEN_HEREDOC("a heredoc"),
  CLOSE_HEREDOC("the end of a heredoc"),
  /** Literal text of a template; at most one line of it. */
  TEXT("text"),
  /** <code>${</code> or <code>${~</code>. */
  OPEN_INTERPOLATION("\"${\""),
  /** <code>%{</code> or <code>%{~</code>. */
  OPEN_DIRECTIVE("\"%{\""),
  /** The brace, perhaps with a strip marker before it, that ends one of the two above. */
  CLOSE_SEQUENCE("\"}\""),
  /** A quoted string that its line, or the file, ends before its closing quote does. */
  UNCLOSED_QUOTE("the end of the line"),
  INVALID("an invalid character"),
  END("the end of the file");

  private final String words;

  TokenKind(String words) {
    this.words = words;
  }

  /** As a message names it. */
  String words() {
    return words;
  }
}
