package dev.plumbline.policy.function;

import static dev.plumbline.policy.function.Function.Result.TRUTH;

import dev.plumbline.policy.term.Term;
import java.math.BigDecimal;

/**
 * {@code rule.opensAllPorts()}: whether a firewall rule lets every port through; -1 to -1 counts.
 */
final class OpensAllPorts {
  private static final BigDecimal LOWEST = BigDecimal.ONE;
  private static final BigDecimal HIGHEST = BigDecimal.valueOf(65535);

  static final Function FUNCTION =
      Function.on(
          "opensAllPorts",
          1,
          TRUTH,
          (in, _, _) -> {
            Rules rule = Rules.of(in.getFirst());
            Boolean every = rule.everyProtocol();
            if (every == null) {
              return rule.protocol();
            }
            BigDecimal low = Term.number(rule.from());
            BigDecimal high = Term.number(rule.to());
            if (!every && rule.carriesPorts() && (low == null || high == null)) {
              return low == null ? rule.from() : rule.to();
            }
            boolean whole =
                low != null
                    && high != null
                    && low.compareTo(LOWEST) <= 0
                    && (high.compareTo(HIGHEST) >= 0 || high.signum() < 0);
            return Term.of(every || (rule.carriesPorts() && whole), Term.placeOf(rule.protocol()));
          });

  private OpensAllPorts() {}
}
