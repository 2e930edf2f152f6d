package dev.plumbline.forecast.rules;

import dev.plumbline.facts.Protocols;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** When a provider takes two texts for the same: their normal forms are equal. */
public enum Form {
  /** Upper and lower case are the same. */
  CASE,
  /** {@code West Europe} is {@code westeurope}. */
  LOCATION,
  /** Domain names: case and a dot at the end don't count. */
  DNS,
  /** Blanks around it don't count. */
  TRIM,
  /** A KMS key's id and its ARN. */
  KEY,
  /** Seconds: {@code 60s} is {@code 60.000s}. */
  SECONDS,
  /** {@code 3:00} is {@code 03:00}. */
  CLOCK,
  /** {@code 80} is {@code 80-80}. */
  PORTS,
  /** IP protocols by name and number. */
  PROTOCOL,
  /** Google's scopes by alias and address. */
  SCOPE,
  /** Google's images and families, however they are written. */
  IMAGE,
  /** Members of IAM policies: addresses have no case. */
  MEMBER,
  /** JSON by what it holds. */
  JSON,
  /** IAM policies by what they allow: one text and a list of one, order of actions. */
  POLICY,
  /** ECS container definitions without what ECS adds by itself. */
  CONTAINERS,
  /** BigQuery's columns by name, types by any of their names. */
  COLUMNS,
  /** Google's links: with and without host and version, or only the name. */
  LINK;

  public boolean same(String one, String other) {
    if (one.equals(other)) {
      return true;
    }
    Object first = normal(one);
    return (first != null && Objects.equals(first, normal(other)))
        || (this == LINK && (Texts.names(one, other) || Texts.names(other, one)));
  }

  /** Null for what has no normal form: a text that is no document. */
  private @Nullable Object normal(String text) {
    return switch (this) {
      case CASE -> Texts.lower(text);
      case LOCATION -> Texts.location(text);
      case DNS -> Texts.domain(text);
      case TRIM -> text.strip();
      case KEY -> Texts.key(text);
      case SECONDS -> Texts.seconds(text);
      case CLOCK -> Texts.clock(text);
      case PORTS -> Texts.ports(text);
      case PROTOCOL -> Protocols.name(text);
      case SCOPE -> Scopes.normal(text);
      case IMAGE -> Texts.image(text);
      case MEMBER -> Texts.member(text);
      case JSON -> Documents.json(text);
      case POLICY -> Documents.policy(text);
      case CONTAINERS -> Documents.containers(text);
      case COLUMNS -> Documents.columns(text);
      case LINK -> Texts.relative(text);
    };
  }
}
