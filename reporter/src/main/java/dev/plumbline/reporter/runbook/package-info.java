/** A page of operating procedures for each stack, written anew with every change. */
@NullMarked
package dev.plumbline.reporter.runbook;

import org.jspecify.annotations.NullMarked;
