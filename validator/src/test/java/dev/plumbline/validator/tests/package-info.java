@NullMarked
package dev.plumbline.validator.tests;

import org.jspecify.annotations.NullMarked;
