/** The keeper's rules, its topology, and many pushes on a real broker. */
@NullMarked
package dev.plumbline.reporter.keeper;

import org.jspecify.annotations.NullMarked;
