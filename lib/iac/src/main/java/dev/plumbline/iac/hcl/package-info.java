/**
 * HCL, native syntax and JSON form: bytes to a lossless syntax tree with exact ranges and every
 * problem of the file.
 */
@NullMarked
package dev.plumbline.iac.hcl;

import org.jspecify.annotations.NullMarked;
