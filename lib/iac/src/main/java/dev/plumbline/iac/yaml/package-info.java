/** YAML and JSON documents as trees with exact ranges, bounded in depth, aliases and size. */
@NullMarked
package dev.plumbline.iac.yaml;

import org.jspecify.annotations.NullMarked;
