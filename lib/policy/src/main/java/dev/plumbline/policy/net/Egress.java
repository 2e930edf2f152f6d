package dev.plumbline.policy.net;

import dev.plumbline.policy.term.Reading;
import dev.plumbline.policy.term.Subject;
import dev.plumbline.policy.term.Term;
import dev.plumbline.policy.term.Truth;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a security group lets out. Without a rule it lets nothing out in Terraform and Pulumi, which
 * take away the rule that AWS makes, and everything in CloudFormation, which leaves it.
 *
 * <p>Source: aws provider's documentation of {@code aws_security_group}; AWS CloudFormation User
 * Guide, {@code AWS::EC2::SecurityGroup}.
 */
final class Egress {
  private static final List<String> RANGES =
      List.of("cidr_blocks", "cidr_ipv4", "ipv6_cidr_blocks", "cidr_ipv6");

  private Egress() {}

  /**
   * Whether it lets out to a port of something in one of the groups. A rule with ranges may reach
   * it, for the addresses of neither are known.
   */
  static Truth lets(Subject group, Ports ports, Set<Subject> groups) {
    Term written = group.attribute("egress");
    List<Term> inline = Reading.elements(written);
    if (inline == null && written instanceof Term.Open open && !open.onlyAbsent()) {
      return Truth.OPEN;
    }
    List<Term> rules = new ArrayList<>(inline == null ? List.of() : inline);
    for (Subject rule : group.referencedThrough("aws_security_group_rule", "security_group_id")) {
      if ("egress".equals(Term.text(rule.attribute("type")))) {
        rules.add(new Term.Ref(rule));
      }
    }
    group
        .referencedThrough("aws_vpc_security_group_egress_rule", "security_group_id")
        .forEach(rule -> rules.add(new Term.Ref(rule)));
    if (rules.isEmpty()) {
      String type = group.resource().originalType();
      boolean template = type != null && type.startsWith("AWS::");
      return template ? Truth.TRUE : group.partlySeen() ? Truth.OPEN : Truth.FALSE;
    }
    return rules.stream()
        .map(rule -> covers(Ports.of(rule), ports).and(reaches(rule, groups)))
        .reduce(Truth.FALSE, Truth::or);
  }

  private static Truth covers(Ports out, Ports in) {
    if (out.protocol() == null || in.protocol() == null) {
      return Truth.OPEN;
    }
    if (out.everyProtocol() || in.everyProtocol()) {
      return Truth.TRUE;
    }
    if (!out.protocol().equals(in.protocol())) {
      return Truth.FALSE;
    }
    return below(out.from(), in.to()).and(below(in.from(), out.to()));
  }

  private static Truth below(@Nullable BigDecimal low, @Nullable BigDecimal high) {
    return low == null || high == null
        ? Truth.OPEN
        : low.compareTo(high) <= 0 ? Truth.TRUE : Truth.FALSE;
  }

  private static Truth reaches(Term rule, Set<Subject> groups) {
    for (String name : RANGES) {
      Term value = Reading.member(rule, name);
      List<Term> elements = Reading.elements(value);
      if (Term.text(value) != null || (elements != null && !elements.isEmpty())) {
        return Truth.TRUE;
      }
    }
    // a rule that names groups, prefix lists or itself: whether these are among them
    return rule instanceof Term.Ref(Subject own)
            && groups.stream().anyMatch(one -> own.references(one.type()).contains(one))
        ? Truth.TRUE
        : Truth.OPEN;
  }
}
