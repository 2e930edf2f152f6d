package dev.plumbline.standalone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.lib.StoredConfig;

/** A repository of two stacks: a database with something to find, and a network beside it. */
final class Shop {
  static final String NETWORK =
      """
      terraform {
        required_version = ">= 1.6"

        backend "s3" {
          bucket = "state"
          key    = "%s"
          region = "eu-west-1"
        }
      }

      """;
  static final String DATABASE =
      NETWORK.formatted("database")
          + """
          # Orders of all customers.
          resource "aws_db_instance" "orders" {
            identifier          = "orders"
            engine              = "postgres"
            username            = "shop"
            publicly_accessible = true
            storage_encrypted   = true
          }

          resource "aws_sqs_queue" "paid" {
            name = aws_db_instance.orders.identifier
          }
          """;

  private Shop() {}

  /** A new one below a directory, with all of it committed to {@code main}. */
  static Path committedIn(Path directory) throws IOException, GitAPIException {
    Path shop = Files.createTempDirectory(directory, "shop").toRealPath();
    Files.createDirectory(shop.resolve("database"));
    Files.writeString(shop.resolve("database/main.tf"), DATABASE);
    Files.createDirectory(shop.resolve("network"));
    Files.writeString(
        shop.resolve("network/main.tf"),
        NETWORK.formatted("network") + "resource \"terraform_data\" \"net\" {}\n");
    try (Git git = Git.init().setInitialBranch("main").setDirectory(shop.toFile()).call()) {
      StoredConfig config = git.getRepository().getConfig();
      config.setString("user", null, "name", "Ada");
      config.setString("user", null, "email", "ada@example.org");
      config.save();
      git.add().addFilepattern(".").call();
      git.commit().setSign(false).setMessage("first").call();
    }
    return shop;
  }
}
