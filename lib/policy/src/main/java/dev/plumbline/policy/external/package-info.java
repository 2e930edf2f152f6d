/** What other scanners found, read from their SARIF and held against our findings. */
@NullMarked
package dev.plumbline.policy.external;

import org.jspecify.annotations.NullMarked;
