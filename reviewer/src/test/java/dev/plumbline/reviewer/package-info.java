@NullMarked
package dev.plumbline.reviewer;

import org.jspecify.annotations.NullMarked;
