package dev.plumbline.iac.hcl;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** A file of cases: each starts with a line {@code === name}; what is before the first is prose. */
record Case(String name, String text) {
  static List<Case> in(String resource) {
    String[] parts = read(resource).split("(?m)^=== ", -1);
    var cases = new ArrayList<Case>();
    for (String part : Arrays.asList(parts).subList(1, parts.length)) {
      int line = part.indexOf('\n');
      cases.add(new Case(part.substring(0, line), part.substring(line + 1)));
    }
    return cases;
  }

  private static String read(String resource) {
    try (InputStream in =
        Objects.requireNonNull(Case.class.getResourceAsStream(resource), resource)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String toString() {
    return name;
  }
}
