package dev.plumbline.reporter.strategy;

import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.graph.Resource;
import java.util.HashSet;
import java.util.Set;

/** Resource addresses with and without their instance keys. */
public final class Addresses {
  private Addresses() {}

  /** {@code module.a["x"].aws_s3_bucket.b[0]} → {@code module.a.aws_s3_bucket.b}. */
  public static String withoutKeys(String address) {
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

  static Set<String> of(Graph graph) {
    var addresses = new HashSet<String>();
    for (Resource resource : graph.resources()) {
      addresses.add(resource.address());
    }
    return addresses;
  }
}
