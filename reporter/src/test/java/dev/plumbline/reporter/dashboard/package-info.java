/** The dashboard in a real browser, fed by a real broker. */
@NullMarked
package dev.plumbline.reporter.dashboard;

import org.jspecify.annotations.NullMarked;
