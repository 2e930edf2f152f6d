package dev.plumbline.pipeline.config;

import java.nio.file.Path;

/** What a service keeps on disk; all of it can be rebuilt from Kafka and the Git remotes. */
public record StateConfig(
    @Setting(doc = "Directory for keyed state, Git caches and the database.", def = "~/.plumbline")
        Path directory) {}
