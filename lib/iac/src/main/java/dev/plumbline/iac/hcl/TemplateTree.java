package dev.plumbline.iac.hcl;

import java.util.ArrayList;
import java.util.List;

/** Nests a template's pieces by its directives, and joins text that stands side by side. */
final class TemplateTree {
  private final List<Piece> pieces;
  private final Span end;
  private final Failing failing;
  private int at;

  TemplateTree(List<Piece> pieces, Span end, Failing failing) {
    this.pieces = pieces;
    this.end = end;
    this.failing = failing;
  }

  List<Template.Part> parts() {
    List<Template.Part> parts = new ArrayList<>(pieces.size());
    while (true) {
      addParts(parts);
      Piece stray = next();
      if (stray instanceof Piece.End) {
        return List.copyOf(parts);
      }
      failing.note(
          "Unexpected template directive",
          "This directive ends or continues one that was never begun. Remove it.",
          stray.span());
      at++;
    }
  }

  /** Adds what comes, up to the end or to a directive that belongs to somebody further out. */
  private void addParts(List<Template.Part> parts) {
    while (true) {
      Piece piece = next();
      switch (piece) {
        case Piece.Text text -> addText(parts, text);
        case Piece.Interpolation it ->
            parts.add(new Template.Interpolation(it.expression(), it.span()));
        case Piece.If it -> {
          parts.add(ifPart(it));
          continue;
        }
        case Piece.For it -> {
          parts.add(forPart(it));
          continue;
        }
        case Piece.Else _, Piece.EndIf _, Piece.EndFor _, Piece.End _ -> {
          return;
        }
      }
      at++;
    }
  }

  private void addText(List<Template.Part> parts, Piece.Text first) {
    if (!(at + 1 < pieces.size() && pieces.get(at + 1) instanceof Piece.Text)) {
      parts.add(new Template.Text(first.value(), first.span()));
      return;
    }
    var joined = new StringBuilder(first.value());
    Span span = first.span();
    while (at + 1 < pieces.size() && pieces.get(at + 1) instanceof Piece.Text next) {
      joined.append(next.value());
      span = span.to(next.span());
      at++;
    }
    parts.add(new Template.Text(joined.toString(), span));
  }

  private Template.Part ifPart(Piece.If start) {
    List<Template.Part> then = new ArrayList<>();
    List<Template.Part> otherwise = new ArrayList<>();
    boolean hasElse = false;
    at++;
    if (failing.enter()) {
      addParts(then);
      if (next() instanceof Piece.Else) {
        hasElse = true;
        at++;
        addParts(otherwise);
      }
    }
    failing.leave();
    Span last = end(next() instanceof Piece.EndIf, start.span(), "if", "endif");
    return new Template.If(
        start.condition(),
        List.copyOf(then),
        List.copyOf(otherwise),
        hasElse,
        start.span().to(last));
  }

  private Template.Part forPart(Piece.For start) {
    List<Template.Part> body = new ArrayList<>();
    at++;
    if (failing.enter()) {
      addParts(body);
    }
    failing.leave();
    Span last = end(next() instanceof Piece.EndFor, start.span(), "for", "endfor");
    return new Template.For(
        start.keyName(),
        start.valueName(),
        start.collection(),
        List.copyOf(body),
        start.span().to(last));
  }

  private Span end(boolean found, Span start, String directive, String closer) {
    if (found) {
      return pieces.get(at++).span();
    }
    failing.note(
        "Unclosed template directive",
        "This \"" + directive + "\" directive has no \"" + closer + "\" in its template. Add it.",
        start);
    return start;
  }

  private Piece next() {
    return at < pieces.size() ? pieces.get(at) : new Piece.End(end);
  }
}
