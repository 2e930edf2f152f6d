/** Every format against its golden file and its reader's limits. */
@NullMarked
package dev.plumbline.reporter.output;

import org.jspecify.annotations.NullMarked;
