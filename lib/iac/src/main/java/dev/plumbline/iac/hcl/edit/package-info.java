/** Small, lossless edits of HCL sources that keep to the file's own indentation and alignment. */
@NullMarked
package dev.plumbline.iac.hcl.edit;

import org.jspecify.annotations.NullMarked;
