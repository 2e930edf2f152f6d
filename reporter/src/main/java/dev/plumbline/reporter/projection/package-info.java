/** The read side: topics folded into tables, which can be dropped and built again at any time. */
@NullMarked
package dev.plumbline.reporter.projection;

import org.jspecify.annotations.NullMarked;
