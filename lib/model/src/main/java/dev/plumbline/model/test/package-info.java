/** Tests of a stack that were generated for its repository. */
@NullMarked
package dev.plumbline.model.test;

import org.jspecify.annotations.NullMarked;
