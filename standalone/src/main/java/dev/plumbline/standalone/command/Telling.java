package dev.plumbline.standalone.command;

import dev.plumbline.model.event.FindingEvent;
import dev.plumbline.model.event.ReviewEvent;
import dev.plumbline.model.finding.Finding;
import dev.plumbline.model.review.StackChanged;
import dev.plumbline.model.source.SourceTree;
import dev.plumbline.standalone.run.Following;
import dev.plumbline.standalone.run.Stage;
import dev.plumbline.standalone.terminal.ReviewText;
import java.io.IOException;
import java.util.List;

/** Turns what is seen of a review into text. */
final class Telling implements Following.Listener {
  private final ReviewText text;
  private final HeadSources sources;
  private boolean someFound;

  Telling(ReviewText text, HeadSources sources) {
    this.text = text;
    this.sources = sources;
  }

  @Override
  public void ledger(ReviewEvent event) {
    if (event instanceof ReviewEvent.Started started) {
      Stage.REVIEW.reached();
      text.started(started);
    } else {
      text.ledger(event);
    }
  }

  @Override
  public void stack(StackChanged stack) {
    sources.add(stack);
  }

  @Override
  public void found(FindingEvent.Reported found) {
    Finding finding = found.finding();
    if (List.of(Finding.Status.NEW, Finding.Status.EXISTING).contains(finding.status())) {
      text.found(found.stack(), finding, sources(found.stack()));
      if (!someFound) {
        someFound = true;
        Stage.FINDING.reached();
      }
    }
  }

  private SourceTree sources(String stack) {
    try {
      return sources.of(stack);
    } catch (IOException e) {
      return SourceTree.EMPTY; // the finding is shown without its code
    }
  }
}
