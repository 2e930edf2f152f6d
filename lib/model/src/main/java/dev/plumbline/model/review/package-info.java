/** The state of one stack's review as it passes the phases, one section a phase. */
@NullMarked
package dev.plumbline.model.review;

import org.jspecify.annotations.NullMarked;
