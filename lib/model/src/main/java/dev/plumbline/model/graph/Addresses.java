package dev.plumbline.model.graph;

/** Resource addresses with and without the keys of {@code count} and {@code for_each}. */
public final class Addresses {
  private Addresses() {}

  /** {@code module.a["x"].aws_s3_bucket.b[0]} → {@code module.a.aws_s3_bucket.b}. */
  public static String withoutKeys(String address) {
    if (address.indexOf('[') < 0) {
      return address;
    }
    var text = new StringBuilder();
    boolean inKey = false;
    boolean quoted = false;
    for (int i = 0; i < address.length(); i++) {
      char c = address.charAt(i);
      if (inKey) {
        if (c == '\\' && quoted) {
          i++;
        } else if (c == '"') {
          quoted = !quoted;
        } else if (c == ']' && !quoted) {
          inKey = false;
        }
      } else if (c == '[') {
        inKey = true;
      } else {
        text.append(c);
      }
    }
    return text.toString();
  }
}
