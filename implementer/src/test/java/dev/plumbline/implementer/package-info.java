@NullMarked
package dev.plumbline.implementer;

import org.jspecify.annotations.NullMarked;
