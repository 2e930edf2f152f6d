/** Tests of edits of documents. */
@NullMarked
package dev.plumbline.iac.yaml.edit;

import org.jspecify.annotations.NullMarked;
