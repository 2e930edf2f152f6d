package dev.plumbline.forecast;

/** Reads resource addresses as Terraform writes them. */
final class Addresses {
  private Addresses() {}

  /** The address without its last instance key: {@code a.b["x.y"]} becomes {@code a.b}. */
  static String withoutKey(String address) {
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

  /** The last instance key with its brackets, {@code ""} where there is none. */
  static String key(String address) {
    return address.substring(withoutKey(address).length());
  }

  /** The address without any instance key: the block in the source that it comes from. */
  static String block(String address) {
    var text = new StringBuilder();
    boolean quoted = false;
    int depth = 0;
    for (int i = 0; i < address.length(); i++) {
      char c = address.charAt(i);
      if (c == '"' && (i == 0 || address.charAt(i - 1) != '\\')) {
        quoted = !quoted;
      } else if (c == '[' && !quoted) {
        depth++;
      } else if (c == ']' && !quoted) {
        depth--;
        continue;
      }
      if (depth == 0) {
        text.append(c);
      }
    }
    return text.toString();
  }

  /** Whether {@code address} is {@code whole} or lies in it: an instance of it, or inside it. */
  static boolean within(String address, String whole) {
    return address.startsWith(whole)
        && (address.length() == whole.length()
            || address.charAt(whole.length()) == '.'
            || address.charAt(whole.length()) == '[');
  }

  /** Whether the instance's key is one that is not known before apply. */
  static boolean hasUnknownKey(String address) {
    return address.contains("[?]");
  }
}
