package dev.plumbline.ingest.git;

import java.util.Collection;
import java.util.TreeMap;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;

/** Reads a repository's refs for its branches and pull requests. */
final class TipsOf {
  private TipsOf() {}

  static Tips refs(Collection<Ref> refs) {
    var branches = new TreeMap<String, String>();
    var pulls = new TreeMap<Long, String>();
    String defaultBranch = "";
    for (Ref ref : refs) {
      ObjectId tip = ref.getObjectId();
      if (ref.getName().equals(Constants.HEAD) && ref.isSymbolic()) {
        defaultBranch = Repository.shortenRefName(ref.getTarget().getName());
      } else if (ref.getName().startsWith(Constants.R_HEADS) && tip != null) {
        branches.put(ref.getName().substring(Constants.R_HEADS.length()), tip.name());
      } else if (tip != null) {
        Wanted.pull(ref.getName()).ifPresent(number -> pulls.put(number, tip.name()));
      }
    }
    return new Tips(defaultBranch, branches, pulls);
  }
}
