/** What is drawn, and that it is drawn the same each time. */
@NullMarked
package dev.plumbline.reporter.diagram;

import org.jspecify.annotations.NullMarked;
