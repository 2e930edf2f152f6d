@NullMarked
package dev.plumbline.standalone.terminal;

import org.jspecify.annotations.NullMarked;
