@NullMarked
package dev.plumbline.validator;

import org.jspecify.annotations.NullMarked;
