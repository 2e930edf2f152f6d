package dev.plumbline.policy.function;

import java.util.List;

/** All functions, in the order in which the reference shows them. */
public final class Functions {
  private static final List<Function> ALL =
      List.of(
          Neighbours.ATTACHED,
          Neighbours.REFERENCES,
          Neighbours.REFERENCES_THROUGH,
          Neighbours.REFERENCED_BY,
          Neighbours.REFERENCED_THROUGH,
          Neighbours.RESOURCES,
          Naming.ADDRESS,
          Naming.TYPE_OF,
          Naming.MODULE_OF,
          Naming.IS_TAGGABLE,
          WrittenAs.FUNCTION,
          Aside.FUNCTION,
          Lifecycles.PREVENTS_DESTROY,
          Lifecycles.CREATES_BEFORE_DESTROY,
          PublicCidr.FUNCTION,
          PrivateCidr.FUNCTION,
          CidrContains.FUNCTION,
          AddressesBetween.FUNCTION,
          HoldsPort.FUNCTION,
          OpensPort.FUNCTION,
          OpensPort.OF_PROTOCOL,
          OpensAllPorts.FUNCTION,
          LetsPort.FUNCTION,
          GuardsLoadBalancers.FUNCTION,
          JsonOf.FUNCTION,
          YamlOf.FUNCTION,
          IsFilled.FUNCTION,
          BackedUp.FUNCTION,
          IsLiteral.FUNCTION,
          OwnKey.FUNCTION,
          PodOf.POD,
          PodOf.CONTAINERS,
          Exposures.FUNCTION,
          Tiers.REACHED_FROM,
          Tiers.BALANCERS,
          PolicyDocumentOf.FUNCTION,
          Allows.FUNCTION,
          GrantsEverything.FUNCTION,
          OpenToAnyone.FUNCTION,
          Grants.GRANTS,
          Grants.UNRESTRICTED,
          Grants.LIMITED,
          Grants.TRUSTS_BLINDLY,
          Grants.CONFUSES_DEPUTY,
          RightsOf.RIGHTS,
          RightsOf.PERMITS,
          RightsOf.PERMITS_BY_NAME,
          RightsOf.STARTS_UNDER_ANY_ROLE,
          RightsOf.ESCALATES,
          Bindings.FUNCTION,
          Secrets.FUNCTION,
          Secrets.SET,
          Secrets.CREDENTIALS,
          Texts.MATCHES,
          Texts.STARTS_WITH,
          Texts.ENDS_WITH,
          Texts.CONTAINS,
          Texts.LOWER,
          Texts.NUMBER,
          Texts.TEXT,
          SelectsEvent.FUNCTION,
          CertificateOf.FUNCTION,
          Today.FUNCTION,
          VersionBelow.FUNCTION,
          Releases.BELOW,
          Releases.REQUIRES,
          Sizes.SIZE,
          Sizes.SIZE_OF);

  private Functions() {}

  public static List<Function> all() {
    return ALL;
  }
}
