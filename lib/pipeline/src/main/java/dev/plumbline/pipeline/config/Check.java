package dev.plumbline.pipeline.config;

import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/** What several concerns check. */
final class Check {
  private Check() {}

  static void between(String name, long value, long least, long most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          name + " is " + value + ", and has to be between " + least + " and " + most);
    }
  }

  /**
   * @param concern the settings' first word
   */
  static void tokenUnlessLoopback(String concern, String host, @Nullable Secret token) {
    if (token == null && !isLoopback(host)) {
      throw new IllegalArgumentException(
          "host "
              + host
              + " can be reached from other machines, so a token has to be set: in the environment"
              + " with "
              + Spelling.variable(concern + ".token")
              + ", or name a file that holds it with "
              + concern
              + ".token-file");
    }
  }

  private static boolean isLoopback(String host) {
    if (host.equals("localhost")) {
      return true;
    }
    try {
      return InetAddress.ofLiteral(host).isLoopbackAddress();
    } catch (IllegalArgumentException e) {
      // A name: what it resolves to is not ours to say.
      return false;
    }
  }
}
