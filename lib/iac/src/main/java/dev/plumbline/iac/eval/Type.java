package dev.plumbline.iac.eval;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A type of Terraform's language. Structural; {@link Dynamic} is a type that is not known yet. */
public sealed interface Type {
  enum Primitive implements Type {
    STRING,
    NUMBER,
    BOOL
  }

  /** {@code any}: whatever the value turns out to be. */
  enum Dynamic implements Type {
    ANY
  }

  record ListOf(Type element) implements Type {}

  record SetOf(Type element) implements Type {}

  record MapOf(Type element) implements Type {}

  record TupleOf(List<Type> elements) implements Type {
    public static final TupleOf EMPTY = new TupleOf(List.of());

    public TupleOf {
      elements = List.copyOf(elements);
    }
  }

  /**
   * @param optional attributes that a value converted to this type may lack; empty in the type of a
   *     value
   */
  record ObjectOf(SortedMap<String, Type> attributes, Set<String> optional) implements Type {
    public static final ObjectOf EMPTY = new ObjectOf(new TreeMap<>());

    public ObjectOf {
      attributes = Collections.unmodifiableSortedMap(attributes);
      optional = Set.copyOf(optional);
    }

    public ObjectOf(SortedMap<String, Type> attributes) {
      this(attributes, Set.of());
    }

    @Override
    public boolean equals(Object other) {
      return this == other
          || (other instanceof ObjectOf that
              && attributes.size() == that.attributes.size()
              && attributes.equals(that.attributes));
    }

    @Override
    public int hashCode() {
      return attributes.hashCode();
    }
  }

  /** Whether a value of this type is a list, set or tuple. */
  default boolean isSequence() {
    return this instanceof ListOf || this instanceof SetOf || this instanceof TupleOf;
  }

  /** Whether a value of this type is a list, set or map. */
  default boolean isCollection() {
    return this instanceof ListOf || this instanceof SetOf || this instanceof MapOf;
  }

  /** Whether a value of this type is a map or an object. */
  default boolean isKeyed() {
    return this instanceof MapOf || this instanceof ObjectOf;
  }

  /** Whether {@link Dynamic} stands anywhere in it. */
  default boolean hasDynamic() {
    return switch (this) {
      case Primitive _ -> false;
      case Dynamic _ -> true;
      case ListOf(Type element) -> element.hasDynamic();
      case SetOf(Type element) -> element.hasDynamic();
      case MapOf(Type element) -> element.hasDynamic();
      case TupleOf(List<Type> elements) -> elements.stream().anyMatch(Type::hasDynamic);
      case ObjectOf object -> object.attributes.values().stream().anyMatch(Type::hasDynamic);
    };
  }

  /** The type in words, as in "list of string". */
  default String describe() {
    return switch (this) {
      case Primitive.STRING -> "string";
      case Primitive.NUMBER -> "number";
      case Primitive.BOOL -> "bool";
      case Dynamic _ -> "any type";
      case ListOf(Type element) -> "list of " + element.describe();
      case SetOf(Type element) -> "set of " + element.describe();
      case MapOf(Type element) -> "map of " + element.describe();
      case TupleOf _ -> "tuple";
      case ObjectOf _ -> "object";
    };
  }

  /** The type as a type constraint is written: {@code list(object({a=string}))}. */
  default String signature() {
    return switch (this) {
      case Primitive.STRING -> "string";
      case Primitive.NUMBER -> "number";
      case Primitive.BOOL -> "bool";
      case Dynamic _ -> "any";
      case ListOf(Type element) -> "list(" + element.signature() + ")";
      case SetOf(Type element) -> "set(" + element.signature() + ")";
      case MapOf(Type element) -> "map(" + element.signature() + ")";
      case TupleOf(List<Type> elements) ->
          elements.stream().map(Type::signature).collect(Collectors.joining(",", "tuple([", "])"));
      case ObjectOf object ->
          object.attributes.entrySet().stream()
              .map(entry -> entry.getKey() + "=" + entry.getValue().signature())
              .collect(Collectors.joining(",", "object({", "})"));
    };
  }
}
