/**
 * What delivery costs and what it withstands: six services that do nothing but pass records on,
 * alone, under load and under {@code kill -9}.
 */
@NullMarked
package dev.plumbline.bench.delivery;

import org.jspecify.annotations.NullMarked;
