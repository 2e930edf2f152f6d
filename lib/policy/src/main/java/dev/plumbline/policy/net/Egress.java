package dev.plumbline.policy.net;

import dev.plumbline.policy.term.Neighbour;
import dev.plumbline.policy.term.Reading;
import dev.plumbline.policy.term.Subject;
import dev.plumbline.policy.term.Term;
import dev.plumbline.policy.term.Truth;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
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
  private static final String OWNER = "security_group_id";

  private final Subject group;
  private final Ports ports;
  private final List<Neighbour> groups;
  private Truth lets = Truth.FALSE;
  private Term.@Nullable Open open;

  private Egress(Subject group, Ports ports, List<Neighbour> groups) {
    this.group = group;
    this.ports = ports;
    this.groups = groups;
  }

  /**
   * Whether a group lets out to a port of something in one of the groups. A rule with ranges may
   * reach it, for the addresses of neither are known.
   */
  static Term lets(Subject group, Ports ports, List<Neighbour> groups) {
    return new Egress(group, ports, groups).lets();
  }

  private Term lets() {
    Term written = group.attribute("egress");
    List<Term> inline = Reading.elements(written);
    boolean readAll = inline != null || Term.isAbsent(written);
    List<Term> blocks = inline == null ? List.of() : inline;
    List<Neighbour> rules = rules();
    blocks.forEach(block -> add(admits(block), null));
    rules.forEach(this::add);
    if (blocks.isEmpty() && rules.stream().noneMatch(Neighbour::isSure) && readAll) {
      withoutARule(rules);
    }
    if (!readAll || group.partlySeen()) {
      add(Truth.OPEN, null);
    }
    return lets == Truth.OPEN && open != null ? open : Term.of(lets == Truth.TRUE, null);
  }

  /** Those that are resources of their own, and may be for what goes out. */
  private List<Neighbour> rules() {
    return Stream.concat(
            group.referencedThrough("aws_security_group_rule", OWNER).stream()
                .filter(rule -> isOutward(rule.subject()) != Truth.FALSE),
            group.referencedThrough("aws_vpc_security_group_egress_rule", OWNER).stream())
        .toList();
  }

  private static Truth isOutward(Subject rule) {
    Term direction = rule.attribute("type");
    return Term.unknown(direction) != null
        ? Truth.OPEN
        : Truth.of(!"ingress".equals(Term.text(direction)));
  }

  private void add(Neighbour rule) {
    Truth outward = isOutward(rule.subject()).and(rule.there());
    add(admits(new Term.Ref(rule.subject())).and(outward), rule.doubt());
  }

  /** What AWS lets out by itself, which a template leaves to it as long as it has no rule. */
  private void withoutARule(List<Neighbour> rules) {
    String type = group.resource().originalType();
    if (type != null && type.startsWith("AWS::")) {
      boolean sure = rules.isEmpty();
      add(sure ? Truth.TRUE : Truth.OPEN, sure ? null : rules.getFirst().doubt());
    }
  }

  private void add(Truth one, Term.@Nullable Open doubt) {
    lets = lets.or(one);
    if (one == Truth.OPEN && open == null) {
      open =
          doubt != null
              ? doubt
              : Firewall.open(new Term.Ref(group), "what its group lets out is not known");
    }
  }

  private Truth admits(Term rule) {
    return covers(Ports.of(rule), ports).and(reaches(rule));
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

  private Truth reaches(Term rule) {
    for (String name : RANGES) {
      Term value = Reading.member(rule, name);
      List<Term> elements = Reading.elements(value);
      if (Term.text(value) != null || (elements != null && !elements.isEmpty())) {
        return Truth.TRUE;
      }
    }
    // a rule that names groups, prefix lists or itself: whether these are among them
    return rule instanceof Term.Ref(Subject own)
            && groups.stream()
                .filter(Neighbour::isSure)
                .map(Neighbour::subject)
                .anyMatch(one -> own.references(one.type()).contains(one))
        ? Truth.TRUE
        : Truth.OPEN;
  }
}
