@NullMarked
package dev.plumbline.iac.eval.function;

import org.jspecify.annotations.NullMarked;
