/** Small, lossless edits of YAML and JSON documents that keep to the document's own layout. */
@NullMarked
package dev.plumbline.iac.yaml.edit;

import org.jspecify.annotations.NullMarked;
