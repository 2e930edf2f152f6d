/**
 * The embedded broker and the six services in one process, and what a review of it says as it goes.
 */
@NullMarked
package dev.plumbline.standalone.run;

import org.jspecify.annotations.NullMarked;
