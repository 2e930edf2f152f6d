package dev.plumbline.model.graph;

/** Reads addresses of resources and modules as Terraform writes them. */
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

  /** The last instance key with its brackets, {@code ""} where there is none. */
  public static String key(String address) {
    return address.substring(withoutKey(address).length());
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

  /** Whether {@code address} is {@code whole} or lies in it: an instance of it, or inside it. */
  public static boolean within(String address, String whole) {
    return address.startsWith(whole)
        && (address.length() == whole.length()
            || address.charAt(whole.length()) == '.'
            || address.charAt(whole.length()) == '[');
  }

  /**
   * Whether {@code whole} is the address itself, the resource it is an instance of, or a module
   * that it lies in. A type or {@code module} alone are no addresses.
   */
  public static boolean covers(String whole, String address) {
    String at = address;
    while (!at.isEmpty()) {
      if (whole.equals(at) || whole.equals(withoutKey(at))) {
        return true;
      }
      at = module(at);
    }
    return false;
  }

  /** Whether the instance's key is one that is not known before apply. */
  public static boolean hasUnknownKey(String address) {
    return address.contains("[?]");
  }

  /** The module instance around a resource or a module; {@code ""} at the root. */
  public static String module(String address) {
    int end = lastModuleEnd(withoutKey(address));
    return end < 0 ? "" : address.substring(0, end);
  }

  private static int lastModuleEnd(String bare) {
    int at = 0;
    int end = -1;
    while (bare.startsWith("module.", at)) {
      int next = step(bare, at + "module.".length());
      if (next >= bare.length()) {
        break;
      }
      end = next;
      at = next + 1;
    }
    return end;
  }

  /** The offset of the dot behind the step at {@code at}, or the text's length. */
  private static int step(String text, int at) {
    boolean quoted = false;
    for (int i = at; i < text.length(); i++) {
      char c = text.charAt(i);
      quoted ^= c == '"';
      if (!quoted && c == '.') {
        return i;
      }
    }
    return text.length();
  }
}
