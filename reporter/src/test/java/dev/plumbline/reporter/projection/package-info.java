/** Tests of the tables, on each database that there is. */
@NullMarked
package dev.plumbline.reporter.projection;

import org.jspecify.annotations.NullMarked;
