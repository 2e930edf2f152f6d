/** What loading and judging by policies costs. */
@NullMarked
package dev.plumbline.bench.policy;

import org.jspecify.annotations.NullMarked;
