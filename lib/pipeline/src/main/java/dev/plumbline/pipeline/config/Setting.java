package dev.plumbline.pipeline.config;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What a component of a configuration record means, and what it is when nobody sets it. */
@Target(ElementType.RECORD_COMPONENT)
@Retention(RetentionPolicy.RUNTIME)
public @interface Setting {
  /** One or two sentences for the operator; becomes docs/configuration.md. */
  String doc();

  /**
   * As it would be written in the file; {@code ""} for an empty text or list, or nothing at all.
   */
  String def() default "";
}
