package dev.plumbline.iac.yaml;

import dev.plumbline.iac.hcl.SourceText;
import dev.plumbline.iac.hcl.Span;
import dev.plumbline.model.graph.Comment;
import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.Diagnostic;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CommentEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Builds the tree from the parser's events. The library's own composer nests as deep as the source
 * does; this one does not.
 */
final class YamlBuilder {
  private static final int DEEPEST = 100;
  private static final int MOST_EXPANDED = 200_000;
  private static final LoadSettings SETTINGS =
      LoadSettings.builder()
          .setUseMarks(true)
          .setParseComments(true)
          .setCodePointLimit(Integer.MAX_VALUE)
          .build();

  private final SourceText source;
  private final SourceText.Characters characters;
  private final Budget budget;
  private final List<Diagnostic> problems = new ArrayList<>();
  private final List<Comment> comments = new ArrayList<>();
  private final Map<String, YamlNode> anchors = new HashMap<>();
  private final Map<String, Integer> sizes = new HashMap<>();
  private final Iterator<Event> events;

  /** What was read of the node that was open when the source became unreadable. */
  private @Nullable YamlNode partial;

  private int expanded;
  private int nodes;
  private int lastEnd;

  /** Nothing more can be read; the problem has been said. */
  private static final class Unreadable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Unreadable() {
      super("unreadable", null, false, false);
    }
  }

  YamlBuilder(SourceText source, Budget budget) {
    this.source = source;
    this.characters = source.characters();
    this.budget = budget;
    this.events = new Parse(SETTINGS).parseString(characters.text()).iterator();
  }

  YamlFile build() {
    checkEncoding();
    return new YamlFile(source, root(), comments, problems);
  }

  /** All documents of the stream; after one that can't be read to its end there are no others. */
  YamlDocuments documents() {
    checkEncoding();
    List<YamlNode> roots = new ArrayList<>();
    try {
      for (Event event = next(); event != null; event = next()) {
        if (event instanceof NodeEvent node) {
          roots.add(node(node, 0));
        } else if (event.getEventId() == Event.ID.DocumentEnd) {
          anchors.clear();
          sizes.clear();
        }
      }
    } catch (Unreadable e) {
      if (partial != null) {
        roots.add(partial);
      }
    }
    return new YamlDocuments(source, roots, comments, problems);
  }

  private void checkEncoding() {
    if (characters.invalid() >= 0) {
      int at = characters.invalid();
      error(
          "Invalid character encoding",
          "This byte is not valid UTF-8, which every source has to be in. Save the file as UTF-8.",
          source.span(at, at + 1));
    }
  }

  private @Nullable YamlNode root() {
    try {
      Event event = next();
      while (event != null) {
        if (event instanceof NodeEvent node) {
          return node(node, 0);
        }
        if (event.getEventId() == Event.ID.DocumentEnd) {
          return null;
        }
        event = next();
      }
      return null;
    } catch (Unreadable e) {
      return partial;
    }
  }

  private @Nullable Event next() {
    budget.spend(1);
    try {
      while (events.hasNext()) {
        Event event = events.next();
        if (event instanceof CommentEvent comment) {
          Span span = span(comment);
          comments.add(new Comment(span.text().strip(), span.range(), span.isBesideOthers()));
        } else {
          return event;
        }
      }
      return null;
    } catch (MarkedYamlEngineException e) {
      Span at = e.getProblemMark().map(this::point).orElseGet(() -> source.span(0, 0));
      error("Invalid YAML", sentence(e), at);
      throw new Unreadable();
    } catch (YamlEngineException e) {
      error("Invalid YAML", "The YAML parser says: " + e.getMessage(), source.span(0, 0));
      throw new Unreadable();
    }
  }

  private static String sentence(MarkedYamlEngineException e) {
    String problem = e.getProblem();
    String context = e.getContext();
    return "The file can't be read from here on: "
        + (context == null ? "" : context + ", ")
        + problem
        + ".";
  }

  private YamlNode node(NodeEvent event, int depth) {
    if (depth > DEEPEST) {
      error(
          "Nesting is too deep",
          "This is nested more than " + DEEPEST + " levels deep, which nothing needs.",
          span(event));
      throw new Unreadable();
    }
    if (event instanceof AliasEvent alias) {
      return alias(alias);
    }
    int before = nodes++;
    YamlNode node =
        switch (event) {
          case ScalarEvent scalar ->
              new YamlNode.Scalar(
                  scalar.getValue(), scalar.isPlain(), tag(scalar.getTag()), scalarSpan(scalar));
          case SequenceStartEvent start -> sequence(start, depth);
          case MappingStartEvent start -> mapping(start, depth);
          default -> throw new IllegalStateException("no node: " + event);
        };
    event
        .getAnchor()
        .map(Anchor::getValue)
        .ifPresent(name -> {
          anchors.put(name, node);
          sizes.put(name, nodes - before);
        });
    return node;
  }

  /** Where an alias stands, the anchor's node stands, with the alias's place. */
  private YamlNode alias(AliasEvent event) {
    String name = event.getAlias().getValue();
    YamlNode node = anchors.get(name);
    Span span = span(event);
    if (node == null) {
      error(
          "Unknown alias",
          "Nothing above is anchored as \"&" + name + "\", or it holds this alias itself.",
          span);
      return new YamlNode.Scalar("", true, "", span);
    }
    int size = sizes.getOrDefault(name, 1);
    expanded += size;
    nodes += size;
    if (expanded > MOST_EXPANDED) {
      error(
          "Too many aliases",
          "The aliases of this file stand for more than " + MOST_EXPANDED + " nodes.",
          span);
      throw new Unreadable();
    }
    return node;
  }

  private YamlNode sequence(SequenceStartEvent start, int depth) {
    List<YamlNode> elements = new ArrayList<>();
    try {
      Event event = next();
      while (event instanceof NodeEvent node) {
        elements.add(node(node, depth + 1));
        event = next();
      }
      return new YamlNode.Sequence(
          List.copyOf(elements), tag(start.getTag()), collectionSpan(start, event));
    } catch (Unreadable e) {
      if (partial != null) {
        elements.add(partial);
      }
      partial =
          new YamlNode.Sequence(
              List.copyOf(elements), tag(start.getTag()), collectionSpan(start, null));
      throw e;
    }
  }

  private YamlNode mapping(MappingStartEvent start, int depth) {
    var members = new Members(problems);
    YamlNode key = null;
    try {
      Event event = next();
      while (event instanceof NodeEvent keyEvent) {
        key = node(keyEvent, depth + 1);
        if (!(next() instanceof NodeEvent valueEvent)) {
          break;
        }
        YamlNode value = node(valueEvent, depth + 1);
        member(members, key, value);
        key = null;
        event = next();
      }
      return new YamlNode.Mapping(
          members.entries(), tag(start.getTag()), collectionSpan(start, event));
    } catch (Unreadable e) {
      if (key != null && partial != null) {
        member(members, key, partial);
      }
      partial =
          new YamlNode.Mapping(members.entries(), tag(start.getTag()), collectionSpan(start, null));
      throw e;
    }
  }

  private void member(Members members, YamlNode key, YamlNode value) {
    if (!(key instanceof YamlNode.Scalar name)) {
      error("Invalid key", "A key has to be a plain text here.", key.span());
    } else if (name.plain() && name.text().equals("<<")) {
      members.merge(value);
    } else {
      members.add(name, value);
    }
  }

  private static String tag(Optional<String> tag) {
    return tag.filter(written -> !written.equals("!")).orElse("");
  }

  private Span scalarSpan(ScalarEvent event) {
    Span span = span(event);
    lastEnd = Math.max(lastEnd, span.end());
    return span;
  }

  /** A block collection's last event stands on the next token: it ends where its content does. */
  private Span collectionSpan(Event start, @Nullable Event end) {
    int from = span(start).start();
    boolean flow = end != null && span(end).end() > span(end).start();
    int to = flow && end != null ? span(end).end() : lastEnd;
    lastEnd = Math.max(lastEnd, to);
    return source.span(from, Math.max(from, to));
  }

  private Span span(Event event) {
    int start = event.getStartMark().map(this::offset).orElse(0);
    int end = event.getEndMark().map(this::offset).orElse(start);
    return source.span(start, Math.max(start, end));
  }

  private Span point(Mark mark) {
    int at = offset(mark);
    return source.span(at, Math.min(at + 1, source.length()));
  }

  private int offset(Mark mark) {
    return Math.min(characters.offset(mark.getIndex()), source.length());
  }

  private void error(String summary, String detail, Span at) {
    problems.add(Diagnostic.error(summary, detail, at.range()));
  }
}
