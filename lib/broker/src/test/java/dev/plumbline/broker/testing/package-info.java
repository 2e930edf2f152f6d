/** One broker for a whole test run, whichever the run names, and what tests do with it. */
@NullMarked
package dev.plumbline.broker.testing;

import org.jspecify.annotations.NullMarked;
