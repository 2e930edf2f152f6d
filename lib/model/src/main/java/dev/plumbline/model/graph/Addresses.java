package dev.plumbline.model.graph;

/** Resource addresses with and without the keys of {@code count} and {@code for_each}. */
public final class Addresses {
  private Addresses() {}

  /** The address without its last instance key: {@code a.b["x.y"]} becomes {@code a.b}. */
  public static String withoutKey(String address) {
    if (!address.endsWith("]")) {
      return address;
    }
    int open = -1;
    boolean quoted = false;
    for (int i = 0; i < address.length(); i++) {
      char c = address.charAt(i);
      if (c == '"' && (i == 0 || address.charAt(i - 1) != '\\')) {
        quoted = !quoted;
      } else if (c == '[' && !quoted) {
        open = i;
      }
    }
    return open < 0 ? address : address.substring(0, open);
  }

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
