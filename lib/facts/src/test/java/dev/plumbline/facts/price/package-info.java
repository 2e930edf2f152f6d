@NullMarked
package dev.plumbline.facts.price;

import org.jspecify.annotations.NullMarked;
