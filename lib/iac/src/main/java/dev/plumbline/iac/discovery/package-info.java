/**
 * Which stacks a repository holds, which files each is made of, and which of them a change affects.
 */
@NullMarked
package dev.plumbline.iac.discovery;

import org.jspecify.annotations.NullMarked;
