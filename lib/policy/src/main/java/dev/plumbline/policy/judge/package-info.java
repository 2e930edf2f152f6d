/** Verdicts of policies on a graph, and the findings that are made of them. */
@NullMarked
package dev.plumbline.policy.judge;

import org.jspecify.annotations.NullMarked;
