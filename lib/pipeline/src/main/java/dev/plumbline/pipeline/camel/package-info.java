/**
 * The Camel component {@code phase:}, whose consumers are loops: {@code
 * from("phase:stacks?step=#analyzer")}.
 */
@NullMarked
package dev.plumbline.pipeline.camel;

import org.jspecify.annotations.NullMarked;
