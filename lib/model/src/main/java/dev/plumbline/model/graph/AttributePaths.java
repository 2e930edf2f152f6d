package dev.plumbline.model.graph;

import java.util.regex.Pattern;

/** Reads paths of attributes: {@code ingress[0].cidr_blocks}. */
public final class AttributePaths {
  private static final Pattern INDEX = Pattern.compile("\\[\\d+]");

  private AttributePaths() {}

  /** {@code ingress[0].cidr_blocks[1]} → {@code ingress.cidr_blocks}; keys of maps stay. */
  public static String withoutIndices(String path) {
    return path.indexOf('[') < 0 ? path : INDEX.matcher(path).replaceAll("");
  }
}
