/** Policy files in YAML become policies, or problems with file, line and remedy. */
@NullMarked
package dev.plumbline.policy.read;

import org.jspecify.annotations.NullMarked;
