/** States, reports and records that several tests begin with. */
@NullMarked
package dev.plumbline.reporter.testing;

import org.jspecify.annotations.NullMarked;
