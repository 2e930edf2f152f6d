/** What a change of a repository asks for: which stacks are reviewed, from which sources. */
@NullMarked
package dev.plumbline.ingest.intake;

import org.jspecify.annotations.NullMarked;
