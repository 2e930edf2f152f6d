package dev.plumbline.policy.net;

import dev.plumbline.policy.term.Reading;
import dev.plumbline.policy.term.Term;
import java.math.BigDecimal;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The protocol and ports that a rule of AWS names, in any of its forms: {@code protocol} or {@code
 * ip_protocol}, {@code from_port}, {@code to_port}. A protocol may be a name or its IANA number.
 *
 * @param protocol {@code tcp}, {@code udp}, another in lower case, {@link #EVERY}; null while it is
 *     open
 */
record Ports(@Nullable String protocol, @Nullable BigDecimal from, @Nullable BigDecimal to) {
  static final String EVERY = "-1";

  static Ports of(Term rule) {
    Term named = Reading.member(rule, "ip_protocol");
    boolean other = Term.isAbsent(named);
    String text = Term.text(other ? Reading.member(rule, "protocol") : named);
    return new Ports(
        text == null ? null : name(text),
        Term.number(Reading.member(rule, "from_port")),
        Term.number(Reading.member(rule, "to_port")));
  }

  private static String name(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "6" -> "tcp";
      case "17" -> "udp";
      case "1" -> "icmp";
      case "all" -> EVERY;
      case String other -> other;
    };
  }

  boolean everyProtocol() {
    return EVERY.equals(protocol);
  }

  /** Whether the protocol has ports; one that is open may. */
  static boolean carried(String protocol) {
    return protocol.equals("tcp") || protocol.equals("udp");
  }
}
