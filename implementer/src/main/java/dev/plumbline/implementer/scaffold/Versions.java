package dev.plumbline.implementer.scaffold;

import dev.plumbline.iac.eval.References;
import dev.plumbline.iac.hcl.Body;
import dev.plumbline.iac.hcl.edit.BodyEditor;
import dev.plumbline.iac.hcl.edit.HclText;
import dev.plumbline.implementer.recipe.Written;
import dev.plumbline.model.source.SourceTree;
import dev.plumbline.model.version.Release;
import dev.plumbline.model.version.VersionConstraint;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * {@code required_version} and {@code required_providers} of the root module: as the other stacks
 * have them where they agree, else from the lock file and from what is used.
 */
final class Versions implements Step {
  @Override
  public String id() {
    return "scaffold/versions";
  }

  @Override
  public String title() {
    return "Say which Terraform and which providers the code needs";
  }

  @Override
  public Written write(SourceTree tree, Surroundings around) {
    Directory root = around.root(tree);
    if (!root.whole() || root.files().isEmpty()) {
      return new Written.Done(tree);
    }
    String needed = has(root, "required_version") ? "" : version(tree, around);
    Map<String, Requirement> lacking = lacking(tree, around, root);
    if (needed.isEmpty() && lacking.isEmpty()) {
      return new Written.Done(tree);
    }
    return new Written.Done(write(tree, around, needed, lacking));
  }

  private static boolean has(Directory root, String name) {
    return root.blocks("terraform").stream()
        .anyMatch(placed -> placed.block().body().attribute(name) != null);
  }

  private static String version(SourceTree tree, Surroundings around) {
    String common =
        around.common(directory ->
            directory.blocks("terraform").stream()
                .map(placed -> Directory.text(placed.block(), "required_version"))
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse(""));
    return common.isEmpty() ? NeededVersion.of(around.directories(tree)) : common;
  }

  private static Map<String, Requirement> lacking(
      SourceTree tree, Surroundings around, Directory root) {
    Map<String, Requirement> known = Requirement.of(root);
    Map<String, Requirement> locked = LockFile.of(tree, root.path(), around.budget());
    Map<String, Requirement> lacking = new TreeMap<>();
    for (String name : used(root)) {
      if (!known.containsKey(name)) {
        lacking.put(name, requirement(name, around, locked.get(name)));
      }
    }
    return lacking;
  }

  /** Terraform itself takes a provider of which nothing is said for {@code hashicorp/NAME}. */
  private static Requirement requirement(
      String name, Surroundings around, @Nullable Requirement locked) {
    String source = common(around, name, Requirement::source);
    String version = common(around, name, Requirement::version);
    if (locked == null) {
      return new Requirement(source.isEmpty() ? "hashicorp/" + name : source, version);
    }
    boolean same = source.isEmpty() || source.equals(locked.source());
    Release release = VersionConstraint.of(locked.version()).lowest();
    boolean fits = same && VersionConstraint.of(version).admitsPatchesOf(release);
    return new Requirement(locked.source(), fits ? version : locked.version());
  }

  private static String common(
      Surroundings around, String name, Function<Requirement, String> said) {
    return around.common(directory -> {
      Requirement known = Requirement.of(directory).get(name);
      return known == null ? "" : said.apply(known);
    });
  }

  /** Local names of the providers that the module itself uses. */
  private static TreeSet<String> used(Directory root) {
    var names = new TreeSet<String>();
    for (String kind : List.of("resource", "data", "ephemeral")) {
      for (Directory.Placed placed : root.blocks(kind)) {
        names.add(provider(placed.block()));
      }
    }
    for (Directory.Placed placed : root.blocks("provider")) {
      String label = placed.block().label(0);
      names.add(label == null ? "" : label);
    }
    names.removeAll(List.of("", "terraform"));
    return names;
  }

  private static String provider(Body.Block block) {
    Body.Attribute named = block.body().attribute("provider");
    if (named != null) {
      String text = Directory.text(named.expression());
      var references = References.in(named.expression());
      return text != null
          ? text.replaceFirst("\\..*", "")
          : references.isEmpty() ? "" : references.getFirst().root();
    }
    String type = block.label(0);
    return type == null ? "" : type.replaceFirst("_.*", "");
  }

  private static SourceTree write(
      SourceTree tree, Surroundings around, String needed, Map<String, Requirement> lacking) {
    SourceTree now = tree;
    if (!lacking.isEmpty()) {
      now = providers(now, around, needed, lacking);
    }
    Directory root = around.root(now);
    if (needed.isEmpty() || has(root, "required_version")) {
      return now;
    }
    List<Directory.Placed> settings = root.blocks("terraform");
    if (settings.isEmpty()) {
      return Texts.appended(
          now,
          root,
          fileName(around),
          List.of("terraform {", "  required_version = " + HclText.quoted(needed), "}"));
    }
    Directory.Placed first = settings.getFirst();
    var editor = new BodyEditor(first.file());
    return Texts.edited(
        now, first.file(), editor.set(first.block(), "required_version", HclText.quoted(needed)));
  }

  private static String fileName(Surroundings around) {
    return around.fileName(directory -> directory.settings("required_providers"), "versions.tf");
  }

  private static SourceTree providers(
      SourceTree tree, Surroundings around, String needed, Map<String, Requirement> lacking) {
    Directory root = around.root(tree);
    List<Directory.Placed> there = root.settings("required_providers");
    List<Directory.Placed> settings = root.blocks("terraform");
    var entries = new ArrayList<String>();
    lacking.forEach((name, requirement) -> entries.addAll(entry(name, requirement)));
    if (!there.isEmpty()) {
      Directory.Placed block = there.getFirst();
      return Texts.edited(
          tree, block.file(), new BodyEditor(block.file()).addLines(block.block(), entries));
    }
    var lines = new ArrayList<String>();
    lines.add("required_providers {");
    entries.forEach(line -> lines.add("  " + line));
    lines.add("}");
    if (!settings.isEmpty()) {
      Directory.Placed block = settings.getFirst();
      return Texts.edited(
          tree, block.file(), new BodyEditor(block.file()).addBlock(block.block(), lines));
    }
    var whole = new ArrayList<String>();
    whole.add("terraform {");
    if (!needed.isEmpty()) {
      whole.add("  required_version = " + HclText.quoted(needed));
      whole.add("");
    }
    lines.forEach(line -> whole.add("  " + line));
    whole.add("}");
    return Texts.appended(tree, root, fileName(around), whole);
  }

  private static List<String> entry(String name, Requirement requirement) {
    var lines = new ArrayList<String>();
    lines.add(name + " = {");
    if (requirement.version().isEmpty()) {
      lines.add("  source = " + HclText.quoted(requirement.source()));
    } else {
      lines.add("  source  = " + HclText.quoted(requirement.source()));
      lines.add("  version = " + HclText.quoted(requirement.version()));
    }
    lines.add("}");
    return lines;
  }
}
