package dev.plumbline.model.plan;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import dev.plumbline.model.source.SourceRange;
import java.util.List;

/**
 * Something that the change takes away and that a revert does not bring back, or that it can't do
 * at all.
 *
 * @param address of the resource
 * @param text one sentence
 * @param safeguards what would save it, or stands against it, or is missing; one sentence each
 * @param decisive whether it has to be acknowledged before the change passes: what is only likely
 *     or possible is shown, and decides nothing, unless a provider's new major version is all that
 *     makes it less than certain
 * @param acknowledged the reason given for taking it, {@code ""} where nobody has
 * @param answer what to write, and where, to take it on
 * @param range what brings it
 */
public record Danger(
    String address,
    Kind kind,
    String text,
    List<String> safeguards,
    boolean decisive,
    String acknowledged,
    String answer,
    SourceRange range) {

  /** What is lost, loudest first. */
  public enum Kind {
    /** What it holds. */
    DATA,
    /** Who it is to others: roles, accounts, keys. */
    IDENTITY,
    /** A public address or name that people and systems outside know. */
    PUBLIC_ADDRESS,
    /** A name or id that other stacks read, or that others reach it by. */
    REFERENCED_NAME,
    /** Nothing is lost: the service refuses the change, or may, so that the apply fails. */
    REFUSED,
    /** Only the resource itself, which can be made again; and what we don't know of of it. */
    @JsonEnumDefaultValue
    RESOURCE
  }

  public Danger {
    safeguards = List.copyOf(safeguards);
  }

  /** Whether it keeps the change from passing. */
  public boolean stands() {
    return decisive && acknowledged.isEmpty();
  }
}
