package dev.plumbline.model.review;

/** Interactive work goes before bulk work (imports, nightly runs, reviews of many stacks). */
public enum Lane {
  INTERACTIVE,
  BULK
}
