/**
 * Tests in {@code terraform test}'s form, generated for the modules of a stack: what is chosen, how
 * each assertion is proved, and how files are kept in step with the code and with what people
 * edited. Nothing is run.
 */
@NullMarked
package dev.plumbline.validator.tests;

import org.jspecify.annotations.NullMarked;
