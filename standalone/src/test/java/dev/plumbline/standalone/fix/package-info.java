@NullMarked
package dev.plumbline.standalone.fix;

import org.jspecify.annotations.NullMarked;
