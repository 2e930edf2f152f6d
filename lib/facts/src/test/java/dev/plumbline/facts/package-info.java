@NullMarked
package dev.plumbline.facts;

import org.jspecify.annotations.NullMarked;
