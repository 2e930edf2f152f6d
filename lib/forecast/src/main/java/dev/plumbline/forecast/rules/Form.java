package dev.plumbline.forecast.rules;

import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** When a provider takes two texts for the same: their normal forms are equal. */
public enum Form {
  /** Upper and lower case are the same. */
  CASE(Texts::lower),
  /** {@code West Europe} is {@code westeurope}. */
  LOCATION(Texts::location),
  /** Domain names: case and a dot at the end don't count. */
  DNS(Texts::domain),
  /** Blanks around it don't count. */
  TRIM(String::strip),
  /** A KMS key's id and its ARN. */
  KEY(Texts::key),
  /** Seconds: {@code 60s} is {@code 60.000s}. */
  SECONDS(Texts::seconds),
  /** {@code 3:00} is {@code 03:00}. */
  CLOCK(Texts::clock),
  /** {@code 80} is {@code 80-80}. */
  PORTS(Texts::ports),
  /** IP protocols by name and number. */
  PROTOCOL(Texts::protocol),
  /** Google's scopes by alias and address. */
  SCOPE(Scopes::normal),
  /** Google's images and families, however they are written. */
  IMAGE(Texts::image),
  /** Members of IAM policies: addresses have no case. */
  MEMBER(Texts::member),
  /** JSON by what it holds. */
  JSON(Documents::json),
  /** IAM policies by what they allow: one text and a list of one, order of actions. */
  POLICY(Documents::policy),
  /** ECS container definitions without what ECS adds by itself. */
  CONTAINERS(Documents::containers),
  /** BigQuery's columns by name, types by any of their names. */
  COLUMNS(Documents::columns),
  /** Google's links: with and without host and version, or only the name. */
  LINK(Texts::relative) {
    @Override
    public boolean same(String one, String other) {
      return super.same(one, other) || Texts.names(one, other) || Texts.names(other, one);
    }
  };

  private final Function<String, @Nullable Object> normal;

  Form(Function<String, ? extends @Nullable Object> normal) {
    this.normal = normal::apply;
  }

  public boolean same(String one, String other) {
    if (one.equals(other)) {
      return true;
    }
    Object first = normal.apply(one);
    return first != null && Objects.equals(first, normal.apply(other));
  }
}
