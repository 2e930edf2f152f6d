/**
 * Exactly once, under {@code kill -9} of anyone at any moment.
 *
 * <p>One {@link dev.plumbline.pipeline.delivery.Loop} a service: it polls, hands each record to a
 * worker, gathers what the workers made of theirs and writes it with the offsets in one short
 * transaction. Records of a partition may end out of order, those of one key never do: a {@link
 * dev.plumbline.pipeline.delivery.Window} knows what is done beyond the committed offset, and its
 * text travels in the committed offset's metadata. Only the loop's thread touches this state;
 * workers answer through a mailbox.
 */
@NullMarked
package dev.plumbline.pipeline.delivery;

import org.jspecify.annotations.NullMarked;
