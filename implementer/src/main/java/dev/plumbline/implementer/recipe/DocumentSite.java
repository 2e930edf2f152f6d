package dev.plumbline.implementer.recipe;

import dev.plumbline.iac.cloudformation.sam.Sam;
import dev.plumbline.iac.hcl.edit.Edit;
import dev.plumbline.iac.yaml.YamlFile;
import dev.plumbline.iac.yaml.YamlNode;
import dev.plumbline.iac.yaml.YamlReader;
import dev.plumbline.iac.yaml.edit.DocumentEditor;
import dev.plumbline.model.graph.Resource;
import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.SourceTree;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A resource of a document in one state of the sources.
 *
 * @param body null where the document has none in a form that can be edited
 */
record DocumentSite(SourceTree tree, String path, YamlFile file, YamlNode.@Nullable Mapping body) {

  /** Finds the resource again by its name, since steps before may have moved it. */
  static DocumentSite of(SourceTree tree, Resource resource, Dialect dialect, Budget budget) {
    String path = resource.range().file();
    byte[] source = Objects.requireNonNullElse(tree.file(path), new byte[0]);
    YamlFile file = YamlReader.read(path, source, budget);
    YamlNode root = file.root();
    var site = new DocumentSite(tree, path, file, null);
    return root instanceof YamlNode.Mapping whole && isEditable(path)
        ? site.within(whole, List.of(dialect.resources(), site.written(whole, resource, dialect)))
            .map(body -> new DocumentSite(tree, path, file, body))
            .orElse(site)
        : site;
  }

  /** The resource's own name, or that of the one of the serverless model that makes it. */
  private String written(YamlNode.Mapping whole, Resource resource, Dialect dialect) {
    String own = name(resource);
    Optional<YamlNode.Mapping> all = within(whole, List.of(dialect.resources()));
    return all.isEmpty() || editor().entry(all.get(), own).isPresent()
        ? own
        : all.get().entries().stream()
            .filter(entry -> own.startsWith(entry.key().text()))
            .filter(entry ->
                Sam.isOfModel(
                    entry.value().member("Type").flatMap(YamlNode::scalarText).orElse("")))
            .map(entry -> entry.key().text())
            .max(Comparator.comparingInt(String::length))
            .orElse(own);
  }

  /** What CDK synthesizes and build tools write is made anew the next time. */
  private static boolean isEditable(String path) {
    return !path.contains("cdk.out/") && !path.contains(".aws-sam/");
  }

  /** The mapping at some names, none of which an alias brings. */
  Optional<YamlNode.Mapping> within(YamlNode.Mapping from, List<String> names) {
    Optional<YamlNode.Mapping> at = Optional.of(from);
    for (String name : names) {
      at =
          at.flatMap(mapping -> editor().entry(mapping, name))
              .filter(entry -> !editor().isShared(entry))
              .map(YamlNode.Entry::value)
              .filter(value -> value instanceof YamlNode.Mapping)
              .map(YamlNode.Mapping.class::cast);
    }
    return at;
  }

  /** The name of the resource that is written; a part of it has its own after a stroke. */
  static String name(Resource resource) {
    String address = resource.address();
    int part = address.indexOf('/');
    String owner = part < 0 ? address : address.substring(0, part);
    boolean nested = resource.module().isEmpty() || !owner.startsWith(resource.module() + ".");
    return nested ? owner : owner.substring(resource.module().length() + 1);
  }

  DocumentEditor editor() {
    return new DocumentEditor(file);
  }

  /** The sources with edits of this file done; a refusal where it can't be written. */
  Written with(Optional<List<Edit>> edits, String place) {
    byte[] source = Objects.requireNonNull(tree.file(path));
    return edits
        .<Written>map(all ->
            new Written.Done(all.isEmpty() ? tree : tree.with(path, Edit.apply(source, all))))
        .orElseGet(
            () -> new Written.Refused(place + " is written in a form that can't be edited here"));
  }

  Written unchanged() {
    return new Written.Done(tree);
  }
}
