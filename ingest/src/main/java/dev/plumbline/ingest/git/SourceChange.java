package dev.plumbline.ingest.git;

import dev.plumbline.iac.discovery.FileTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.lib.Repository;
import org.jspecify.annotations.Nullable;

/**
 * Head and base of a change, open for reading until it is closed. For use by one thread.
 *
 * @param base null where there is nothing to compare with
 * @param headRevision commit id; {@code ""} for a working tree
 * @param baseRevision the merge base's commit id; {@code ""} where there is no base
 * @param within the directory of the repository that was named, {@code ""} for all of it
 * @param remarks on how the revisions were chosen
 */
public record SourceChange(
    FileTree head,
    @Nullable FileTree base,
    String headRevision,
    String baseRevision,
    String within,
    List<String> remarks,
    @Nullable Repository repository)
    implements AutoCloseable {
  public SourceChange {
    remarks = List.copyOf(remarks);
  }

  public Optional<FileTree> baseTree() {
    return Optional.ofNullable(base);
  }

  /** The remarks, and what was left out of the head. */
  public List<String> notes() {
    var notes = new ArrayList<>(remarks);
    notes.addAll(head.notes());
    return notes;
  }

  @Override
  public void close() {
    if (repository != null) {
      repository.close();
    }
  }
}
