package dev.plumbline.iac.terraform;

import dev.plumbline.iac.eval.Datum;
import dev.plumbline.iac.eval.Scope;
import dev.plumbline.iac.hcl.Traversal;
import dev.plumbline.model.source.SourceRange;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All that the evaluation of a module's instance looked at beyond the module's own files.
 *
 * @param variables what they are here
 * @param directories of the modules that it calls, by the call's name; null where there is none
 * @param outputs what its references to module calls are
 * @param files by path, null where there is none
 * @param listings paths of the files below a directory
 * @param providers by the name that the module has for a provider
 * @param steps what was found where its attributes' values come from
 * @param links the resources behind its references, by what {@link Links} calls them
 */
record Seen(
    Map<String, Datum> variables,
    Map<String, @Nullable String> directories,
    Map<Traversal.Absolute, Scope.Resolution> outputs,
    Map<String, byte @Nullable []> files,
    Map<String, Set<String>> listings,
    Map<String, Provider> providers,
    Map<Lookup, Lookup.Found> steps,
    Map<String, Links.Answer> links) {

  /**
   * @param address as the root's configuration has it
   * @param content what it says; null where there is no such configuration
   * @param defaultTags where it gives what all of its resources bear
   */
  record Provider(String address, @Nullable Datum content, List<SourceRange> defaultTags) {}
}
