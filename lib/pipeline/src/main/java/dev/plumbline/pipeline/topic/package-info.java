/** Every topic declared in one place; the difference to a cluster, and how it is mended. */
@NullMarked
package dev.plumbline.pipeline.topic;

import org.jspecify.annotations.NullMarked;
