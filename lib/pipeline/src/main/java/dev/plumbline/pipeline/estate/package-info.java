/** What all tracked stacks offer and take, as every phase sees it. */
@NullMarked
package dev.plumbline.pipeline.estate;

import org.jspecify.annotations.NullMarked;
