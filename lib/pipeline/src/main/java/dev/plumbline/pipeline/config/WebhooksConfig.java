package dev.plumbline.pipeline.config;

import org.jspecify.annotations.Nullable;

/** Secrets of the webhooks; a forge without one is refused. */
public record WebhooksConfig(
    @Setting(doc = "Secret of GitHub's webhooks.") @Nullable Secret githubSecret,
    @Setting(doc = "Secret token of GitLab's webhooks.") @Nullable Secret gitlabToken,
    @Setting(doc = "Signing secret of GitLab's newer webhooks, as GitLab shows it: whsec_….")
        @Nullable Secret gitlabSigningSecret,
    @Setting(doc = "Secret of Gitea's and Forgejo's webhooks.") @Nullable Secret giteaSecret,
    @Setting(doc = "Secret of Bitbucket's webhooks.") @Nullable Secret bitbucketSecret,
    @Setting(doc = "Largest body that is read.", def = "25MiB") ByteSize bodySize) {}
