package dev.plumbline.policy.net;

import dev.plumbline.policy.term.Reading;
import dev.plumbline.policy.term.Scene;
import dev.plumbline.policy.term.Subject;
import dev.plumbline.policy.term.Term;
import dev.plumbline.policy.term.Truth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whether a machine with a public address runs under the role of one without. A machine has the
 * role of the instance profile that it names; where it names none, of its launch template's. Who
 * runs under a role is gathered once, since thousands may share it.
 *
 * <p>Source: Amazon EC2 User Guide, "IAM roles for Amazon EC2", "Launch an instance from a launch
 * template".
 */
public final class SharedRole {
  private static final String PROFILE = "aws_iam_instance_profile";
  private static final String TEMPLATE = "aws_launch_template";

  /** One may be the machine that is asked about. */
  private static final int KEPT = 2;

  /** A role, or what stands for one that is not in the stack. */
  private record Role(Object known) {}

  /** A name of one kind of resource. */
  private record Name(String type, String name) {}

  private static final class Inside {
    /** The one without a public address that is the least likely to be missing. */
    @Nullable Subject sure;

    /** Some of which it is not known whether they have one. */
    final List<Subject> open = new ArrayList<>();
  }

  private final Map<Role, Inside> machines = new HashMap<>();

  private SharedRole(Scene scene) {
    for (Subject machine : scene.ofType("aws_instance")) {
      Set<Role> roles = roles(machine);
      Truth outside = roles.isEmpty() ? Truth.TRUE : Term.truth(address(machine));
      if (outside != Truth.TRUE) {
        roles.forEach(
            role -> add(machine, outside, machines.computeIfAbsent(role, _ -> new Inside())));
      }
    }
  }

  private static void add(Subject machine, Truth outside, Inside inside) {
    if (outside == Truth.FALSE) {
      Subject other = inside.sure;
      inside.sure = other != null && other.beside(machine).isSure() ? other : machine;
    } else if (inside.open.size() < KEPT) {
      inside.open.add(machine);
    }
  }

  /** True, false, or open with the fact that would decide. */
  public static Term of(Subject machine) {
    Set<Role> roles = roles(machine);
    Term outside = roles.isEmpty() ? Term.of(false, null) : address(machine);
    Truth isOutside = Term.truth(outside);
    if (isOutside == Truth.FALSE) {
      return Term.of(false, machine.place());
    }
    Term shares =
        machine
            .scene()
            .remember(machine.scene().graph(), SharedRole.class, SharedRole::new)
            .isShared(machine, roles);
    return isOutside == Truth.TRUE || Term.truth(shares) == Truth.FALSE
        ? shares
        : outside instanceof Term.Open ? outside : Term.misfit(outside, "a switch");
  }

  private Term isShared(Subject machine, Set<Role> roles) {
    Term.Open open = null;
    for (Role role : roles) {
      Inside inside = machines.getOrDefault(role, new Inside());
      if (inside.sure != null) {
        Term.Open doubt = inside.sure.beside(machine).doubt();
        if (doubt == null) {
          Term named = machine.attribute("iam_instance_profile");
          return Term.of(true, Term.isAbsent(named) ? machine.place() : Term.placeOf(named));
        }
        open = doubt;
      }
      for (Subject other : inside.open) {
        boolean first = open == null && !other.equals(machine);
        open = first && address(other) instanceof Term.Open unknown ? unknown : open;
      }
    }
    return open != null ? open : Term.of(false, machine.place());
  }

  private static Term address(Subject machine) {
    return new Addresses(machine).isPublic(Family.V4);
  }

  private static Set<Role> roles(Subject machine) {
    Term own = machine.attribute("iam_instance_profile");
    if (!Term.isAbsent(own)) {
      return named(machine, own);
    }
    List<Subject> templates = machine.references(TEMPLATE);
    return templates.size() != 1
        ? Set.of()
        : named(
            templates.getFirst(),
            Reading.member(templates.getFirst().attribute("iam_instance_profile"), "name"));
  }

  /** By a profile of the stack, or by its name; none where it may be one of several. */
  private static Set<Role> named(Subject by, Term name) {
    List<Subject> profiles = by.references(PROFILE);
    String text = Term.text(name);
    if (profiles.size() == 1) {
      return of(profiles.getFirst(), Term.text(profiles.getFirst().attribute("name")));
    }
    return profiles.isEmpty() && text != null
        ? Set.of(new Role(new Name(PROFILE, text)))
        : Set.of();
  }

  /** That of a profile, and what else stands for it. */
  private static Set<Role> of(Subject profile, @Nullable String name) {
    List<Subject> roles = profile.references("aws_iam_role");
    String role = Term.text(profile.attribute("role"));
    Role known =
        roles.size() == 1
            ? new Role(roles.getFirst())
            : new Role(role == null ? profile : new Name("aws_iam_role", role));
    return name == null ? Set.of(known) : Set.of(known, new Role(new Name(PROFILE, name)));
  }
}
