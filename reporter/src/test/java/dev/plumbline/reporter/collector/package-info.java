/** The collector's topology, alone and on a real broker. */
@NullMarked
package dev.plumbline.reporter.collector;

import org.jspecify.annotations.NullMarked;
