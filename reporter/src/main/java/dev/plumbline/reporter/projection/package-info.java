/**
 * The read side: topics folded into tables. They can be built again as far back as the topics are
 * kept; what stands today is kept in them for longer.
 */
@NullMarked
package dev.plumbline.reporter.projection;

import org.jspecify.annotations.NullMarked;
