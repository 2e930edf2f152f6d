@NullMarked
package dev.plumbline.standalone.command;

import org.jspecify.annotations.NullMarked;
