/** What a person reads in a terminal. */
@NullMarked
package dev.plumbline.standalone.terminal;

import org.jspecify.annotations.NullMarked;
