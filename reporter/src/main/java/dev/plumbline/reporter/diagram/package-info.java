/** A stack's architecture as an SVG image: what to show, where it lies, how it is drawn. */
@NullMarked
package dev.plumbline.reporter.diagram;

import org.jspecify.annotations.NullMarked;
