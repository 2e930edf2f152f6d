package dev.plumbline.policy.reference;

/** Plain text made safe to stand in Markdown. */
final class Markdown {
  private Markdown() {}

  /** Text in which nothing is taken for emphasis, a link or HTML. */
  static String text(String plain) {
    return plain
        .strip()
        .replace("\\", "\\\\")
        .replace("*", "\\*")
        .replace("<", "&lt;")
        .replace("[", "\\[")
        .replace("`", "\\`");
  }

  /** The same, in a cell of a table. */
  static String cell(String plain) {
    return text(plain).replace("|", "\\|").replaceAll("\\s+", " ");
  }

  static String code(String plain) {
    return '`' + plain + '`';
  }

  /** A link target for a heading of ours, set by hand: renderers differ in how they make one. */
  static String anchor(String id) {
    return id.substring(id.lastIndexOf('/') + 1);
  }
}
