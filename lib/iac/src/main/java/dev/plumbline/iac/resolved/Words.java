package dev.plumbline.iac.resolved;

import dev.plumbline.facts.AttributeFacts;
import java.util.Locale;
import java.util.Map;

/** Names of properties, from one language's spelling to another's. */
public final class Words {
  private Words() {}

  /**
   * {@code KMSMasterKeyID} → {@code kms_master_key_id}, {@code cidrBlocks} → {@code cidr_blocks}.
   */
  public static String snakeCase(String name) {
    var text = new StringBuilder(name.length() + 8);
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (Character.isUpperCase(c) && i > 0 && startsWord(name, i)) {
        text.append('_');
      }
      text.append(Character.toLowerCase(c));
    }
    return text.toString().replace("i_pv", "ipv").replace("ip_v", "ipv");
  }

  private static boolean startsWord(String name, int at) {
    char before = name.charAt(at - 1);
    boolean nextIsLower = at + 1 < name.length() && Character.isLowerCase(name.charAt(at + 1));
    return Character.isLowerCase(before)
        || Character.isDigit(before)
        || (Character.isUpperCase(before) && nextIsLower);
  }

  /** The attribute that a property most likely is, by the provider's own names. */
  public static String attribute(Map<String, AttributeFacts> attributes, String property) {
    String snake = snakeCase(property);
    if (attributes.containsKey(snake)) {
      return snake;
    }
    String plain = plain(property);
    for (String name : attributes.keySet()) {
      if (plain(name).equals(plain)) {
        return name;
      }
    }
    for (String name : attributes.keySet()) {
      if (singular(plain(name)).equals(singular(plain))) {
        return name;
      }
    }
    return snake;
  }

  private static String plain(String name) {
    return name.replace("_", "").toLowerCase(Locale.ROOT);
  }

  private static String singular(String name) {
    if (name.endsWith("ies")) {
      return name.substring(0, name.length() - 3) + "y";
    }
    return name.endsWith("s") ? name.substring(0, name.length() - 1) : name;
  }
}
