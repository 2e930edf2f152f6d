/**
 * How a predicted change is rolled out and how one gets back: pure functions of graphs and plan.
 */
@NullMarked
package dev.plumbline.reporter.strategy;

import org.jspecify.annotations.NullMarked;
