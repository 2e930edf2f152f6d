package dev.plumbline.iac.terraform;

import dev.plumbline.iac.eval.Datum;
import dev.plumbline.model.source.SourceRange;

/**
 * A value that a file gives to a variable of the root module.
 *
 * @param file its path
 */
public record Given(Datum value, String file, SourceRange range) {}
