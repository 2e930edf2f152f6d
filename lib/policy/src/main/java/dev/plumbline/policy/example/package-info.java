/** The examples of policies, run. */
@NullMarked
package dev.plumbline.policy.example;

import org.jspecify.annotations.NullMarked;
