package dev.plumbline.policy.fix;

import dev.plumbline.model.value.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The steps that remove a finding. Whether they do is for the implementer to prove.
 *
 * @param holds what makes it a hint, however well it is proved
 */
public record Fix(List<Step> steps, List<Hold> holds) {

  /**
   * In a path and in an added resource's name, the finding's own attribute path; in a path with
   * indices, as the finding has them.
   */
  public static final String ATTRIBUTE = "{attribute}";

  /**
   * In a path, the finding's own attribute path up to the block of a name: {@code
   * {attribute:container}} is {@code spec[0].container[1]}, and an {@code init_container} as well.
   */
  public static final String AROUND = "{attribute:";

  /**
   * As a text value: an attribute of the faulty resource, {@code ${resource.id}}. {@code
   * ${aws_kms_key.arn}} is one of a resource that {@link Need} names.
   */
  public static final String REFERENCE_PREFIX = "${resource.";

  public Fix {
    steps = List.copyOf(steps);
    holds = List.copyOf(holds);
  }

  /** One that nothing holds back. */
  public Fix(List<Step> steps) {
    this(steps, List.of());
  }

  /**
   * Where the fix may cut somebody off, or is refused by the service, although it removes the
   * finding: then it is for a person.
   *
   * @param when a condition in CEL on the faulty resource
   * @param because one sentence without its full stop; {@code {by}} is the address of the resource
   *     that decides
   * @param existing whether this is so only for what exists already, and not for what a change
   *     brings
   * @param sure whether only what is known holds it back: what can't be told is then no sign that
   *     anybody is cut off
   */
  public record Hold(String when, String because, boolean existing, boolean sure) {}

  /** Paths are attribute paths of the faulty resource. */
  public sealed interface Step {}

  /**
   * Sets an attribute; blocks on the way are made where they are missing. An object becomes a block
   * where the type has one of that name, else a map; an empty object is an empty block. {@code
   * parameter[name=tls].value} is in the block of that name, else in a new one behind the others.
   *
   * @param path {@code metadata_options.http_tokens}, or {@link #ATTRIBUTE}
   */
  public record Set(String path, Value value) implements Step {}

  /**
   * Sets those of some attributes that are written with another value, as few of them as remove the
   * finding. What is absent stays so, for where the default is right. {@code disk[*].encrypted}
   * stands for each block {@code disk} that is written, whether it has the attribute or not.
   *
   * @param values by path, as in {@link Set}
   */
  public record Correct(Map<String, Value> values) implements Step {
    public Correct {
      values = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(values));
    }
  }

  /** Removes an attribute or all blocks of a name. */
  public record Remove(String path) implements Step {}

  /**
   * Takes elements out of a list.
   *
   * @param instead what is written where nothing would be left; without, the step refuses to leave
   *     nothing, for where an empty list means everything
   */
  public record RemoveElements(String path, List<Value> elements, Optional<List<Value>> instead)
      implements Step {
    public RemoveElements {
      elements = List.copyOf(elements);
      instead = instead.map(List::copyOf);
    }
  }

  /** Puts elements into a list that lacks them. */
  public record AddElements(String path, List<Value> elements) implements Step {
    public AddElements {
      elements = List.copyOf(elements);
    }
  }

  /**
   * Withdraws what is granted to some values. They are taken out of a list; a block or resource
   * whose attribute is one of them, or whose list has no other, goes as a whole, and with it the
   * block around it where that can't be without.
   *
   * @param path {@code members}; {@code subject.name} in each block, {@code subject[0].name} in one
   */
  public record Withdraw(String path, List<Value> values) implements Step {
    public Withdraw {
      values = List.copyOf(values);
    }
  }

  /** Changes how a text begins, {@code http://} to {@code https://}; what follows stays. */
  public record Replace(String path, String prefix, String by) implements Step {}

  /** Several ways, best first: the first that is proved is taken. */
  public record Either(List<List<Step>> ways) implements Step {
    public Either {
      ways = ways.stream().map(List::copyOf).toList();
    }
  }

  /**
   * Adds a resource after the faulty one, unless one of the type is attached to it already: then
   * its arguments are set there.
   *
   * @param type Terraform type
   * @param arguments by path, as in {@link Set}
   */
  public record AddResource(String type, Map<String, Value> arguments) implements Step {
    public AddResource {
      arguments = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(arguments));
    }
  }

  /**
   * Another resource of the faulty one's module that has just these arguments: one that is there,
   * else a new one. Steps behind it refer to its attributes.
   *
   * @param type Terraform type, {@code data.aws_caller_identity} of a data source
   */
  public record Need(String type, Map<String, Value> arguments) implements Step {
    public Need {
      arguments = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(arguments));
    }
  }

  /**
   * Takes the Internet's address ranges out of the network rule that the finding names; a rule that
   * admits nobody else goes as a whole.
   *
   * @param ports instead of the finding, of all rules of the resource those that open one of these
   *     over TCP; empty where the finding names the rule
   */
  public record Close(List<Integer> ports) implements Step {
    public Close {
      ports = List.copyOf(ports);
    }
  }

  /**
   * Binds statements of a policy document that allow everybody to the account that owns the
   * resource.
   *
   * @param path of the document; empty for a data source, which is one
   */
  public record Limit(String path) implements Step {}

  /**
   * Steps at another resource of the stack, the only one of its type that the faulty one refers to
   * or is referred to by.
   *
   * @param type Terraform type
   */
  public record At(String type, List<Step> steps) implements Step {
    public At {
      steps = List.copyOf(steps);
    }
  }

  /**
   * Sets members of the JSON that an attribute holds.
   *
   * @param attribute path of the attribute
   * @param members by their path in the document, {@code [*].privileged} in each element
   */
  public record SetInside(String attribute, Map<String, Value> members) implements Step {
    public SetInside {
      members = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(members));
    }
  }

  /**
   * The steps around it are for resources only that have something written: none without, since the
   * provider would refuse what they write, or nobody knows what is right.
   *
   * @param path {@code admin_ssh_key}, or {@code filter[name=name].values} of the block of that
   *     name; {@code allow[*].ports} in each block that is written
   * @param pattern a regular expression for all of its text, or of each in its list; one that is
   *     absent is an empty text; empty for whatever it holds
   */
  public record Given(String path, String pattern) implements Step {}

  /**
   * The steps around it are for resources only that have an attribute's value in their own block:
   * what comes from a variable or a local others may read as well.
   *
   * @param path {@code password}
   */
  public record Here(String path) implements Step {}

  /**
   * What is set depends on another attribute's text; nothing where no case is that of the resource.
   *
   * @param attribute path of that attribute
   * @param cases what is set, by a regular expression for all of the text, in their order; one that
   *     is absent is an empty text, one that is not known has no case
   */
  public record By(String attribute, Map<String, Map<String, Value>> cases) implements Step {
    public By {
      cases = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(cases));
    }
  }
}
